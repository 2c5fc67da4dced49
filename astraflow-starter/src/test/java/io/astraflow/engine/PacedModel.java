package io.astraflow.engine;

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
import io.astraflow.model.Usage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Semaphore;

/** Streams the words of one reply, each when a test allows it. Safe for use by many threads. */
final class PacedModel implements ModelAdapter {
  private final ModelName name = new ModelName("paced", "model");
  private final Semaphore allowed = new Semaphore(0);
  private final List<String> words;

  PacedModel(String... words) {
    this.words = List.of(words);
  }

  /** Lets so many more words through. */
  void allow(int more) {
    allowed.release(more);
  }

  @Override
  public ModelName name() {
    return name;
  }

  @Override
  public ModelCapabilities capabilities() {
    return new ModelCapabilities(Set.of(), OptionalInt.empty(), OptionalInt.empty(), true);
  }

  @Override
  public int countTokens(ModelRequest request) {
    return request.messages().stream().mapToInt(message -> message.text().length()).sum() / 4;
  }

  @Override
  public ModelReply complete(ModelRequest request) {
    return ModelReply.of(name, "A title");
  }

  @Override
  public ModelStream stream(ModelRequest request) {
    return new Words();
  }

  @Override
  public void close() {}

  private final class Words implements ModelStream {
    private final Deque<ModelEvent> events = new ArrayDeque<>();

    Words() {
      words.forEach(word -> events.add(new ModelEvent.Text(word)));
      events.add(new ModelEvent.UsageReported(Usage.of(10, words.size())));
      events.add(new ModelEvent.Finished(FinishReason.STOP, "stop"));
    }

    @Override
    public Iterator<ModelEvent> iterator() {
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return !events.isEmpty();
        }

        @Override
        public ModelEvent next() {
          awaitTurn();
          return events.remove();
        }
      };
    }

    private void awaitTurn() {
      if (events.peek() instanceof ModelEvent.Text) {
        try {
          allowed.acquire();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw ModelException.of(ModelException.Kind.CANCELLED, "interrupted");
        }
      }
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
    public void close() {}
  }
}
