package io.astraflow.benchmarks.load;

import io.astraflow.benchmarks.load.TaskLoad.Drained;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Phases as tables in Markdown. Immutable. */
record LoadReport(List<PhaseResult> phases) {

  /** Copies the list. */
  LoadReport {
    phases = List.copyOf(phases);
  }

  /** Returns how the times of turns and uploads are spread, in milliseconds. */
  String times() {
    StringBuilder table =
        new StringBuilder(
            """
            | Phase | Milliseconds | Number | Median | 95 % | 99 % | Greatest |
            |---|---|---:|---:|---:|---:|---:|
            """);
    for (PhaseResult phase : phases) {
      if (phase.phase().chats()) {
        turns(table, phase);
      }
      if (phase.phase().uploads()) {
        row(table, phase, "an upload, from its call to its report", phase.uploads());
      }
    }
    return table.toString();
  }

  private static void turns(StringBuilder table, PhaseResult phase) {
    List<TurnTimes> turns = phase.turns();
    List<TurnTimes> answered = turns.stream().filter(t -> t.firstToken().isPresent()).toList();
    List<Double> first = new ArrayList<>();
    List<Double> later = new ArrayList<>();
    for (TurnTimes turn : turns) {
      turn.firstToken().ifPresent(first::add);
      later.addAll(turn.otherTokens());
    }
    row(table, phase, "**first token, from the provider's to the reader's**", first);
    row(table, phase, "later tokens, the same", later);
    row(table, phase, "message stored, from the call", each(turns, TurnTimes::stored));
    row(table, phase, "passages there, from the call", each(turns, TurnTimes::retrieved));
    row(table, phase, "first text, from the call", each(answered, TurnTimes::firstText));
    row(table, phase, "answer stored, from the call", each(answered, TurnTimes::whole));
    row(table, phase, "a token, from the first to the last", each(answered, t -> 1_000 / t.rate()));
  }

  private static List<Double> each(List<TurnTimes> turns, ToDoubleFunction<TurnTimes> figure) {
    return turns.stream().map(figure::applyAsDouble).toList();
  }

  private static void row(
      StringBuilder table, PhaseResult phase, String title, List<Double> values) {
    table.append(
        String.format(
            Locale.ROOT,
            "| %c | %s | %,d | %s |%n",
            phase.phase().letter(),
            title,
            values.size(),
            Spread.of(values).cells()));
  }

  /** Returns what became of uploads and tasks. */
  String counts() {
    StringBuilder table =
        new StringBuilder(
            """
            | Phase | What goes on | Turns | refused | Uploads found again | in seconds | \
            Tasks done | submitted a second | done a second |
            |---|---|---:|---:|---:|---:|---:|---:|---:|
            """);
    for (PhaseResult phase : phases) {
      long refused = phase.turns().stream().filter(turn -> turn.firstToken().isEmpty()).count();
      boolean chats = phase.phase().chats();
      boolean uploads = phase.phase().uploads();
      table.append(
          String.format(
              Locale.ROOT,
              "| %c | %s | %s | %s | %s | %s | %s |%n",
              phase.phase().letter(),
              phase.phase().title(),
              chats ? String.format(Locale.ROOT, "%,d", phase.turns().size()) : "",
              chats ? refused : "",
              uploads ? phase.found() + " of " + phase.uploads().size() : "",
              uploads ? String.format(Locale.ROOT, "%.1f", phase.uploaded()) : "",
              phase.tasks().map(LoadReport::cells).orElse(" | | ")));
    }
    return table.toString();
  }

  private static String cells(Drained drained) {
    return String.format(
        Locale.ROOT,
        "%,d | %,.0f | %,.0f",
        drained.tasks(),
        (drained.tasks() + drained.summaries()) / drained.submitted(),
        drained.tasks() / drained.drained());
  }
}
