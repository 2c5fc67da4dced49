package io.astraflow.core.internal.model.attempt;

import io.astraflow.core.internal.model.time.Timeline;
import io.astraflow.model.policy.RateLimit;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Gives out moments to send at, first come first served, so that in any 60 seconds no more is sent
 * than allowed. Safe for use by many threads; does not block.
 *
 * <p>Of its own rather than Failsafe's limiter, whose clock cannot be given and which knows no
 * window that slides.
 */
public final class RateWindow {
  private static final long WINDOW = Duration.ofMinutes(1).toNanos();

  private final long maxRequests;
  private final long maxTokens;
  private final Timeline timeline;
  // The oldest first; those to come included.
  private final Deque<Slot> slots = new ArrayDeque<>();

  /** A moment and what is sent at it. */
  static final class Slot {
    private final long at;
    private long tokens;

    private Slot(long at, long tokens) {
      this.at = at;
      this.tokens = tokens;
    }
  }

  /** Creates a window in which nothing has been sent. */
  public RateWindow(RateLimit limit, Timeline timeline) {
    this.maxRequests = limit.requests().isPresent() ? limit.requests().getAsInt() : Long.MAX_VALUE;
    this.maxTokens = limit.tokens().orElse(Long.MAX_VALUE);
    this.timeline = timeline;
  }

  /** Returns the most tokens that can ever be sent at once. */
  long maxTokens() {
    return maxTokens;
  }

  /** Takes the next moment at which one request of so many tokens, at most the limit, may go. */
  synchronized Slot take(long tokens) {
    long now = timeline.nanos();
    while (!slots.isEmpty() && slots.getFirst().at - now <= -WINDOW) {
      slots.removeFirst();
    }
    Slot slot = new Slot(nextMoment(now, tokens), tokens);
    slots.addLast(slot);
    return slot;
  }

  private long nextMoment(long now, long tokens) {
    long moment = slots.isEmpty() || slots.getLast().at - now < 0 ? now : slots.getLast().at;
    long requests = slots.size();
    long sent = slots.stream().mapToLong(slot -> slot.tokens).sum();
    Iterator<Slot> oldest = slots.iterator();
    while (oldest.hasNext()) {
      Slot slot = oldest.next();
      boolean inWindow = slot.at - moment > -WINDOW;
      if (inWindow && requests < maxRequests && sent <= maxTokens - tokens) {
        break;
      }
      if (inWindow) {
        moment = slot.at + WINDOW;
      }
      requests--;
      sent -= slot.tokens;
    }
    return moment;
  }

  /** Returns how long it is until a slot's moment; zero if it has come. */
  Duration until(Slot slot) {
    return Duration.ofNanos(Math.max(0, slot.at - timeline.nanos()));
  }

  /** Gives a slot back in which nothing is sent. */
  synchronized void release(Slot slot) {
    slots.remove(slot);
  }

  /** Corrects what was sent in a slot. */
  synchronized void correct(Slot slot, long tokens) {
    slot.tokens = tokens;
  }
}
