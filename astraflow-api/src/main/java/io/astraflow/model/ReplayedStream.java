package io.astraflow.model;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A stream of a reply that is already there. */
final class ReplayedStream implements ModelStream {
  private final ModelReply reply;
  private final Iterator<ModelEvent> events;
  private final AtomicBoolean asked = new AtomicBoolean();
  private volatile boolean closed;

  ReplayedStream(ModelReply reply) {
    this.reply = reply;
    this.events = events(reply).iterator();
  }

  private static List<ModelEvent> events(ModelReply reply) {
    List<ModelEvent> events = new ArrayList<>();
    for (Part.Reasoning part : reply.reasoning()) {
      events.add(new ModelEvent.Reasoning(part.text(), part.signature()));
    }
    if (!reply.text().isEmpty()) {
      events.add(new ModelEvent.Text(reply.text()));
    }
    reply.toolCalls().forEach(call -> events.add(new ModelEvent.ToolCallCompleted(call)));
    events.add(new ModelEvent.UsageReported(reply.usage()));
    events.add(new ModelEvent.Finished(reply.finish(), reply.finishDetail()));
    return events;
  }

  @Override
  public Iterator<ModelEvent> iterator() {
    if (asked.getAndSet(true)) {
      throw new IllegalStateException("A stream is read once");
    }
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        if (closed && events.hasNext()) {
          throw ModelException.of(ModelException.Kind.CANCELLED, "The stream was closed.");
        }
        return events.hasNext();
      }

      @Override
      public ModelEvent next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return events.next();
      }
    };
  }

  @Override
  public ModelName model() {
    return reply.model();
  }

  @Override
  public ReplyMetadata metadata() {
    return reply.metadata();
  }

  @Override
  public void close() {
    closed = true;
  }
}
