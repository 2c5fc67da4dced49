package io.astraflow.cli;

import io.astraflow.cli.eval.EvalResult;
import java.io.PrintWriter;

/** Prints the figures of one evaluation, one a line. */
final class FigureList {
  private FigureList() {}

  static void print(String mode, EvalResult result, PrintWriter out) {
    out.println("Mode          " + mode);
    out.println("Documents     " + Numbers.grouped(result.documents()));
    out.println("Queries       " + Numbers.grouped(result.queries()));
    out.println("nDCG@10       " + Numbers.decimal(result.ndcgAt10(), 4));
    out.println("Recall@10     " + Numbers.decimal(result.recallAt10(), 4));
    out.println("Recall@100    " + Numbers.decimal(result.recallAt100(), 4));
    out.println("MRR@10        " + Numbers.decimal(result.reciprocalRankAt10(), 4));
    out.println(
        "Ingestion     " + Numbers.decimal(result.documentsPerSecond(), 1) + " documents/s");
    out.println(
        "Query latency "
            + Numbers.decimal(result.queryMillis().p50(), 2)
            + " ms median, "
            + Numbers.decimal(result.queryMillis().p95(), 2)
            + " ms p95");
  }
}
