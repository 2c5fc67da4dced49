package io.astraflow.cli;

import io.astraflow.cli.eval.EvalResult;
import io.astraflow.cli.eval.EvalRow;
import java.util.List;
import java.util.Locale;

/** How {@code eval} prints a table, line by line as it comes to be. */
enum RowFormat {
  /** Columns for a terminal. */
  TEXT {
    @Override
    List<String> head() {
      return List.of(
          TEXT_HEAD.formatted("Set", "Model", "Mode")
              + "nDCG@10  R@10  R@100  MRR@10  Documents/s  p50 ms  p95 ms");
    }

    @Override
    String line(EvalRow row) {
      EvalResult result = row.result();
      return TEXT_HEAD.formatted(row.set(), row.model(), row.mode())
          + String.format(
              Locale.ROOT,
              "%7.3f %5.3f %6.3f %7.3f %12.1f %7.1f %7.1f",
              result.ndcgAt10(),
              result.recallAt10(),
              result.recallAt100(),
              result.reciprocalRankAt10(),
              result.documentsPerSecond(),
              result.queryMillis().p50(),
              result.queryMillis().p95());
    }
  },

  /** A table in Markdown. */
  MARKDOWN {
    @Override
    List<String> head() {
      return List.of(
          "| Set | Model | Mode | nDCG@10 | Recall@10 | Recall@100 | MRR@10 | Documents/s | p50 ms"
              + " | p95 ms |",
          "|---|---|---|---|---|---|---|---|---|---|");
    }

    @Override
    String line(EvalRow row) {
      EvalResult result = row.result();
      return String.format(
          Locale.ROOT,
          "| %s | %s | %s | %.3f | %.3f | %.3f | %.3f | %.1f | %.1f | %.1f |",
          row.set(),
          row.model(),
          row.mode(),
          result.ndcgAt10(),
          result.recallAt10(),
          result.recallAt100(),
          result.reciprocalRankAt10(),
          result.documentsPerSecond(),
          result.queryMillis().p50(),
          result.queryMillis().p95());
    }
  },

  /** One JSON object a line, which {@code benchmarks/run eval --report} reads. */
  JSON {
    @Override
    List<String> head() {
      return List.of();
    }

    @Override
    String line(EvalRow row) {
      return row.json();
    }
  };

  private static final String TEXT_HEAD = "%-26s %-18s %-9s ";

  /** Returns the lines before the first row. */
  abstract List<String> head();

  /** Returns the line of a row. */
  abstract String line(EvalRow row);
}
