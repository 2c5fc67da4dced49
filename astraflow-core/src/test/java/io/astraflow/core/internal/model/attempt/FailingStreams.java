package io.astraflow.core.internal.model.attempt;

import io.astraflow.model.FinishReason;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelCapabilities;
import io.astraflow.model.ModelEvent;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelName;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ModelStream;
import io.astraflow.model.ReplyMetadata;
import io.astraflow.testkit.model.ScriptedModel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** Streams these events, one list a call, and fails where a list ends without {@code Finished}. */
public final class FailingStreams implements ModelAdapter {
  public static final ModelEvent FINISHED = new ModelEvent.Finished(FinishReason.STOP, "stop");

  private final ModelName name;
  private final Deque<List<ModelEvent>> script;
  private int opened;

  @SafeVarargs
  public FailingStreams(ModelName name, List<ModelEvent>... streams) {
    this.name = name;
    this.script = new ArrayDeque<>();
    for (List<ModelEvent> stream : streams) {
      script.add(stream);
    }
  }

  public synchronized int opened() {
    return opened;
  }

  @Override
  public ModelName name() {
    return name;
  }

  @Override
  public ModelCapabilities capabilities() {
    return new ScriptedModel(name).capabilities();
  }

  @Override
  public int countTokens(ModelRequest request) {
    return new ScriptedModel(name).countTokens(request);
  }

  @Override
  public ModelReply complete(ModelRequest request) {
    return ModelReply.collect(stream(request));
  }

  @Override
  public synchronized ModelStream stream(ModelRequest request) {
    opened++;
    List<ModelEvent> events = script.isEmpty() ? List.of() : script.remove();
    return new FailingStream(events.iterator());
  }

  @Override
  public void close() {}

  private final class FailingStream implements ModelStream {
    private final Iterator<ModelEvent> events;
    private boolean finished;
    private volatile boolean closed;

    FailingStream(Iterator<ModelEvent> events) {
      this.events = events;
    }

    @Override
    public Iterator<ModelEvent> iterator() {
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          if (closed) {
            throw ModelException.of(ModelException.Kind.CANCELLED, "closed");
          }
          if (!events.hasNext() && !finished) {
            throw ModelException.of(ModelException.Kind.BROKEN_REPLY, "cut");
          }
          return events.hasNext();
        }

        @Override
        public ModelEvent next() {
          if (!hasNext()) {
            throw new java.util.NoSuchElementException();
          }
          ModelEvent event = events.next();
          finished = event instanceof ModelEvent.Finished;
          return event;
        }
      };
    }

    @Override
    public ModelName model() {
      return name;
    }

    @Override
    public ReplyMetadata metadata() {
      return ReplyMetadata.NONE;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
