package io.astraflow.core.internal.chat.turn;

import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.ChatSource;
import io.astraflow.chat.TurnEvent;
import io.astraflow.tool.ToolCall;
import io.astraflow.tool.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What has happened in a turn so far, for any number of readers at their own pace. Readers keep
 * nothing but their place. Safe for use by many threads.
 */
final class TurnLog {
  private static final long RETRIEVED = 1;
  private static final long CITED = TurnEvent.BEHIND_TEXT + 1;
  private static final long USED = TurnEvent.BEHIND_TEXT + 2;
  private static final long DONE = TurnEvent.BEHIND_TEXT + 3;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // Guarded by the lock.
  private final StringBuilder text = new StringBuilder();
  private final List<TurnEvent> tools = new ArrayList<>();
  private @Nullable List<ChatSource> sources;
  private @Nullable ChatMessage answer;

  /** Returns the log of a turn that has ended. */
  static TurnLog of(ChatMessage answer) {
    TurnLog log = new TurnLog();
    log.retrieve(answer.sources());
    log.write(answer.content());
    log.end(answer);
    return log;
  }

  /** Notes what was retrieved. */
  void retrieve(List<ChatSource> found) {
    change(() -> sources = List.copyOf(found));
  }

  /** Notes more of the text. */
  void write(String more) {
    change(() -> text.append(more));
  }

  /** Notes that a tool is called. */
  void call(ToolCall call) {
    change(() -> tools.add(new TurnEvent.ToolCalled(behindAll(), call)));
  }

  /** Notes that a tool has returned. */
  void returned(ToolResult result) {
    change(() -> tools.add(new TurnEvent.ToolReturned(behindAll(), result)));
  }

  /** Notes that the answer is stored, or cannot be; its content is the text so far. */
  void end(ChatMessage stored) {
    change(() -> answer = stored);
  }

  /** Returns the text so far. */
  String text() {
    lock.lock();
    try {
      return text.toString();
    } finally {
      lock.unlock();
    }
  }

  /** Blocks until the turn has ended and returns its answer. */
  ChatMessage awaitEnd() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      ChatMessage ended = answer;
      while (ended == null) {
        changed.await();
        ended = answer;
      }
      return ended;
    } finally {
      lock.unlock();
    }
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Blocks until there is something behind a reader's place; empty behind the last event. */
  Optional<TurnEvent> next(Place place) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (true) {
        if (place.closed) {
          return Optional.empty();
        }
        TurnEvent event = available(place);
        if (event != null) {
          place.position = event.position();
          place.done = event instanceof TurnEvent.Done;
          return Optional.of(event);
        }
        if (place.done) {
          return Optional.empty();
        }
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  private @Nullable TurnEvent available(Place place) {
    if (place.done) {
      return null;
    }
    if (place.position < RETRIEVED && sources != null) {
      return new TurnEvent.Retrieved(RETRIEVED, sources);
    }
    if (place.position < RETRIEVED && answer == null) {
      return null;
    }
    place.position = Math.max(place.position, RETRIEVED);
    if (place.tool < tools.size()) {
      return toolOrTextBefore(place);
    }
    if (place.position < behindText(text.length())) {
      return textTo(place, text.length());
    }
    place.done = place.position >= DONE;
    return answer == null || place.done ? null : ending(place, answer);
  }

  private TurnEvent toolOrTextBefore(Place place) {
    TurnEvent tool = tools.get(place.tool);
    int before = textBefore(tool.position());
    if (place.position < behindText(before)) {
      return textTo(place, before);
    }
    place.tool++;
    return tool;
  }

  private TurnEvent.Text textTo(Place place, int end) {
    return new TurnEvent.Text(behindText(end), text.substring(textBefore(place.position), end));
  }

  private static TurnEvent ending(Place place, ChatMessage ended) {
    if (place.position < CITED) {
      return new TurnEvent.Cited(
          CITED, ended.citations(), ended.droppedCitations(), ended.grounds());
    }
    if (place.position < USED) {
      return new TurnEvent.UsageReported(USED, ended.usage(), ended.cost());
    }
    return new TurnEvent.Done(DONE, ended);
  }

  private static long behindText(int length) {
    return RETRIEVED + length * TurnEvent.A_CHARACTER;
  }

  private static int textBefore(long position) {
    return (int) ((position - RETRIEVED) / TurnEvent.A_CHARACTER);
  }

  /** Returns the next place for a tool: behind the text so far, and the tools since. */
  private long behindAll() {
    long behindText = behindText(text.length());
    long last = tools.isEmpty() ? 0 : tools.get(tools.size() - 1).position();
    return Math.max(behindText, last) + 1;
  }

  /** Where one reader is; its fields are guarded by the log's lock. */
  static final class Place {
    private long position;
    private int tool;
    private boolean done;
    private boolean closed;

    Place(long after) {
      this.position = after;
    }
  }

  /** Begins at a place, behind the tools that were told before it. */
  Place at(long after) {
    lock.lock();
    try {
      Place place = new Place(Math.max(0, after));
      while (place.tool < tools.size() && tools.get(place.tool).position() <= after) {
        place.tool++;
      }
      return place;
    } finally {
      lock.unlock();
    }
  }

  /** Lets a reader find its end. */
  void close(Place place) {
    change(() -> place.closed = true);
  }
}
