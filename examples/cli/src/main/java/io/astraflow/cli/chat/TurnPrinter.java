package io.astraflow.cli.chat;

import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.Grounds;
import io.astraflow.chat.MessageStatus;
import io.astraflow.chat.Turn;
import io.astraflow.chat.TurnEvent;
import io.astraflow.chat.TurnEvents;
import io.astraflow.chat.TurnNotice;
import io.astraflow.retrieval.Citation;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows turns: the answer while it is written, then what it rests on. For one thread. */
public final class TurnPrinter {
  private final PrintWriter out;
  private final PrintWriter err;

  /** Shows answers on {@code out}, and what else there is to say on {@code err}. */
  public TurnPrinter(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Shows a turn to its end.
   *
   * @param quoting whether it is known that sentences are quoted, and need not be said
   * @throws InterruptedException if the calling thread was interrupted; the turn is cancelled and
   *     stored then
   */
  public ChatMessage print(Turn turn, boolean quoting) throws InterruptedException {
    stream(turn);
    boolean interrupted = Thread.interrupted();
    if (interrupted) {
      turn.cancel();
    }
    ChatMessage answer = turn.await();
    footer(answer, quoting);
    if (interrupted) {
      throw new InterruptedException("Interrupted while an answer was written");
    }
    return answer;
  }

  private void stream(Turn turn) {
    boolean begun = false;
    try (TurnEvents events = turn.events()) {
      for (TurnEvent event : events) {
        if (event instanceof TurnEvent.Text text) {
          begun = true;
          out.print(text.text());
          out.flush();
        }
      }
    }
    if (begun) {
      out.println();
    }
  }

  private void footer(ChatMessage answer, boolean quoting) {
    int number = 1;
    for (Citation citation : answer.citations()) {
      out.println((number == 1 ? System.lineSeparator() : "") + "[" + number + "] " + citation);
      number++;
    }
    answer.model().ifPresent(model -> out.println("\n" + told(model, answer)));
    out.println();
    out.flush();
    notes(answer, quoting).forEach(err::println);
    err.flush();
  }

  private static String told(String model, ChatMessage answer) {
    List<String> parts = new ArrayList<>(List.of("Answered by " + model));
    answer
        .usage()
        .input()
        .ifPresent(tokens -> parts.add(String.format(Locale.ROOT, "%,d tokens in", tokens)));
    answer
        .usage()
        .output()
        .ifPresent(tokens -> parts.add(String.format(Locale.ROOT, "%,d tokens out", tokens)));
    answer.cost().ifPresent(cost -> parts.add(cost.toString()));
    if (answer.grounds() == Grounds.NOT_GROUNDED) {
      parts.add("not grounded in the collection");
    }
    return String.join(", ", parts);
  }

  private static List<String> notes(ChatMessage answer, boolean quoting) {
    List<String> notes = new ArrayList<>();
    for (TurnNotice notice : answer.notices()) {
      if (!(quoting && notice.kind() == TurnNotice.Kind.EXTRACTIVE)) {
        notes.add(notice.message());
      }
    }
    if (answer.droppedCitations() > 0) {
      notes.add("Citations removed that could not be checked: " + answer.droppedCitations());
    }
    answer.failure().ifPresent(failure -> notes.add("astraflow: " + failure));
    if (answer.status() == MessageStatus.CANCELLED) {
      notes.add("Cancelled; what had arrived is kept.");
    }
    return notes;
  }
}
