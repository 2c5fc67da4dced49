package io.astraflow.core.internal.chat.turn;

import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.ChatSource;
import io.astraflow.chat.TurnEvent;
import io.astraflow.tool.ToolCall;
import io.astraflow.tool.ToolResult;
import java.time.Duration;
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
    change(() -> tools.add(new TurnEvent.ToolCalled(behindText(), call)));
  }

  /** Notes that a tool has returned. */
  void returned(ToolResult result) {
    change(() -> tools.add(new TurnEvent.ToolReturned(behindText(), result)));
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

  /** Blocks until the turn has ended, for so long at the most; says whether it has. */
  boolean awaitEnd(Duration most) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = most.toNanos();
      while (answer == null && left > 0) {
        left = changed.awaitNanos(left);
      }
      return answer != null;
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
    if (place.position < behindText()) {
      return textTo(place, behindText());
    }
    // A reader who has seen more than is stored, which a crash took, is told the end as well.
    place.done = answer != null && place.position == behindText() + 3;
    return answer == null || place.done ? null : ending(place, answer);
  }

  private TurnEvent toolOrTextBefore(Place place) {
    TurnEvent tool = tools.get(place.tool);
    if (place.position < tool.position()) {
      return textTo(place, tool.position());
    }
    place.tool++;
    return tool;
  }

  private TurnEvent.Text textTo(Place place, long position) {
    return new TurnEvent.Text(
        position, text.substring((int) (place.position - RETRIEVED), (int) (position - RETRIEVED)));
  }

  private TurnEvent ending(Place place, ChatMessage ended) {
    long end = behindText();
    if (place.position < end + 1) {
      return new TurnEvent.Cited(
          end + 1, ended.citations(), ended.droppedCitations(), ended.grounds());
    }
    if (place.position < end + 2) {
      return new TurnEvent.UsageReported(end + 2, ended.usage(), ended.cost());
    }
    return new TurnEvent.Done(end + 3, ended);
  }

  private long behindText() {
    return RETRIEVED + text.length();
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
