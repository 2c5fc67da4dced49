package io.astraflow.benchmarks.load;

import io.astraflow.chat.Chat;
import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.MessageStatus;
import io.astraflow.chat.Turn;
import io.astraflow.chat.TurnEvent;
import io.astraflow.chat.TurnEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one turn as its user would, and notes when what happened. For one thread, once. */
final class TurnClock {
  private static final double NANOS_A_MILLI = 1e6;
  private static final double NANOS_A_SECOND = 1e9;
  private static final Pattern STAMP = Pattern.compile(ScriptedReply.STAMP + "(\\d+)");

  private final int tokens;
  private final List<Double> lags = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private long retrieved;
  private long firstText;
  private long lastText;

  /** Creates a clock for a reply of so many tokens. */
  TurnClock(int tokens) {
    this.tokens = tokens;
  }

  /**
   * Says something and reads the answer to its end.
   *
   * @throws IllegalStateException if the answer is not whole, or is not what is stored
   */
  TurnTimes say(Chat chat, String message) {
    long start = System.nanoTime();
    Turn turn = chat.say(message);
    long stored = System.nanoTime();
    try (TurnEvents events = turn.events()) {
      for (TurnEvent event : events) {
        note(event, System.nanoTime());
      }
    }
    long end = System.nanoTime();
    boolean answered = !lags.isEmpty();
    return new TurnTimes(
        (stored - start) / NANOS_A_MILLI,
        (retrieved - start) / NANOS_A_MILLI,
        answered ? OptionalDouble.of(lags.get(0)) : OptionalDouble.empty(),
        answered ? lags.subList(1, lags.size()) : List.of(),
        (firstText - start) / NANOS_A_MILLI,
        (end - start) / NANOS_A_MILLI,
        (tokens - 1) * NANOS_A_SECOND / Math.max(1, lastText - firstText));
  }

  private void note(TurnEvent event, long now) {
    if (event instanceof TurnEvent.Retrieved) {
      retrieved = now;
    } else if (event instanceof TurnEvent.Text part) {
      firstText = firstText == 0 ? now : firstText;
      lastText = now;
      text.append(part.text());
      Matcher stamps = STAMP.matcher(part.text());
      while (stamps.find()) {
        lags.add((now - Long.parseLong(stamps.group(1))) / NANOS_A_MILLI);
      }
    } else if (event instanceof TurnEvent.Done done) {
      check(done.message());
    }
  }

  private void check(ChatMessage answer) {
    if (answer.status() != MessageStatus.COMPLETE || !answer.content().contentEquals(text)) {
      throw new IllegalStateException(
          "An answer is %s, %s, with %d characters of which %d were read"
              .formatted(
                  answer.status(),
                  answer.failure().orElse("without a failure"),
                  answer.content().length(),
                  text.length()));
    }
  }
}
