package io.astraflow.benchmarks.quality;

import io.astraflow.cli.eval.EvalResult;
import io.astraflow.cli.eval.EvalRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows as a table: a line for each set and model, with nDCG@10 in every mode. Immutable. */
final class RetrievalReport {
  private final Map<Key, Map<String, EvalResult>> lines = new LinkedHashMap<>();

  /** Of rows for the same set, model and mode the last one counts. */
  RetrievalReport(List<EvalRow> rows) {
    for (EvalRow row : rows) {
      lines
          .computeIfAbsent(new Key(row.set(), row.model()), key -> new LinkedHashMap<>())
          .put(row.mode(), row.result());
    }
  }

  /** Returns the table in Markdown. */
  String table() {
    StringBuilder table =
        new StringBuilder(
            "| Set | Model | Lexical | Semantic | Hybrid | to the better side | Documents/s"
                + " | Hybrid, p50 / p95 ms |\n|---|---|---|---|---|---|---|---|\n");
    lines.forEach((key, modes) -> table.append(line(key, modes)).append('\n'));
    return table.toString();
  }

  private static String line(Key key, Map<String, EvalResult> modes) {
    EvalResult lexical = modes.get("lexical");
    EvalResult semantic = modes.get("semantic");
    EvalResult hybrid = modes.get("hybrid");
    return String.join(
        " | ",
        "| " + key.set(),
        key.model(),
        ndcg(lexical),
        ndcg(semantic),
        ndcg(hybrid),
        change(lexical, semantic, hybrid),
        modes.values().stream()
            .mapToDouble(EvalResult::documentsPerSecond)
            .filter(rate -> rate > 0)
            .mapToObj(rate -> String.format(Locale.ROOT, "%.1f", rate))
            .findFirst()
            .orElse(""),
        hybrid == null
            ? " |"
            : String.format(
                Locale.ROOT,
                "%.1f / %.1f |",
                hybrid.queryMillis().p50(),
                hybrid.queryMillis().p95()));
  }

  private static String ndcg(@Nullable EvalResult result) {
    return result == null
        ? ""
        : String.format(Locale.ROOT, "%.3f", result.ndcgAt10()).replaceFirst("^0", "");
  }

  /** How much hybrid search gains or loses to the better of its sides. */
  private static String change(
      @Nullable EvalResult lexical, @Nullable EvalResult semantic, @Nullable EvalResult hybrid) {
    if (lexical == null || semantic == null || hybrid == null) {
      return "";
    }
    double better = Math.max(lexical.ndcgAt10(), semantic.ndcgAt10());
    return better == 0
        ? ""
        : String.format(Locale.ROOT, "%+.1f %%", 100 * (hybrid.ndcgAt10() / better - 1));
  }

  private record Key(String set, String model) {}
}
