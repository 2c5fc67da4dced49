package io.astraflow.core.internal.model.redaction;

import io.astraflow.model.ModelEvent;
import io.astraflow.model.ModelName;
import io.astraflow.model.ModelStream;
import io.astraflow.model.ReplyMetadata;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;

/** A stream whose placeholders are values again. One thread reads; any thread may close. */
final class RestoringStream implements ModelStream {
  private final ModelStream inner;
  private final Redacted redacted;

  RestoringStream(ModelStream inner, Redacted redacted) {
    this.inner = inner;
    this.redacted = redacted;
  }

  @Override
  public Iterator<ModelEvent> iterator() {
    return new Events(inner.iterator());
  }

  @Override
  public ModelName model() {
    return inner.model();
  }

  @Override
  public ReplyMetadata metadata() {
    return inner.metadata();
  }

  @Override
  public void close() {
    inner.close();
  }

  /**
   * What is held back of one kind of event is let go when another comes, since no placeholder goes
   * on there; counts of tokens may come in between.
   */
  private final class Events implements Iterator<ModelEvent> {
    private final Iterator<ModelEvent> events;
    private final Deque<ModelEvent> ready = new ArrayDeque<>();
    private final Restoration.Pieces text = redacted.replyText().pieces();
    private final Restoration.Pieces reasoning = redacted.texts().pieces();
    private final Map<Integer, Restoration.Pieces> fragments = new TreeMap<>();

    Events(Iterator<ModelEvent> events) {
      this.events = events;
    }

    @Override
    public boolean hasNext() {
      while (ready.isEmpty()) {
        if (!events.hasNext()) {
          return false;
        }
        restore(events.next());
      }
      return true;
    }

    @Override
    public ModelEvent next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return ready.remove();
    }

    private void restore(ModelEvent event) {
      if (event instanceof ModelEvent.Text part) {
        flushReasoning();
        say(text.push(part.text()));
      } else if (event instanceof ModelEvent.Reasoning part) {
        say(text.flush());
        think(part);
      } else if (event instanceof ModelEvent.ToolCallFragment part) {
        say(text.flush());
        flushReasoning();
        ready.add(fragment(part));
      } else if (event instanceof ModelEvent.ToolCallCompleted part) {
        flushAll();
        ready.add(new ModelEvent.ToolCallCompleted(redacted.restore(part.call())));
      } else if (event instanceof ModelEvent.Finished) {
        flushAll();
        ready.add(event);
      } else {
        ready.add(event);
      }
    }

    private void say(String restored) {
      if (!restored.isEmpty()) {
        ready.add(new ModelEvent.Text(restored));
      }
    }

    private void think(ModelEvent.Reasoning part) {
      String restored = reasoning.push(part.text());
      if (part.signature() != null) {
        restored += reasoning.flush();
      }
      if (!restored.isEmpty() || part.signature() != null) {
        ready.add(new ModelEvent.Reasoning(restored, part.signature()));
      }
    }

    private ModelEvent fragment(ModelEvent.ToolCallFragment part) {
      Restoration.Pieces pieces =
          fragments.computeIfAbsent(part.index(), index -> redacted.jsons().pieces());
      return new ModelEvent.ToolCallFragment(
          part.index(), part.id(), part.name(), pieces.push(part.arguments()));
    }

    private void flushReasoning() {
      String restored = reasoning.flush();
      if (!restored.isEmpty()) {
        ready.add(new ModelEvent.Reasoning(restored, null));
      }
    }

    private void flushAll() {
      flushReasoning();
      say(text.flush());
      fragments.forEach(
          (index, pieces) -> {
            String rest = pieces.flush();
            if (!rest.isEmpty()) {
              ready.add(new ModelEvent.ToolCallFragment(index, null, null, rest));
            }
          });
    }
  }
}
