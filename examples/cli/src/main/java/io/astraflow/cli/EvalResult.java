package io.astraflow.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.astraflow.cli.eval.Evaluation.Scores;
import io.astraflow.cli.eval.Latency;
import io.astraflow.cli.eval.RankingQuality;
import io.astraflow.ingest.IngestReport;
import java.io.PrintWriter;

/**
 * What {@code eval --json} prints. Immutable.
 *
 * @param documents in the corpus
 * @param queries with a relevant document
 * @param ndcgAt10 mean over the queries, as the next three
 * @param documentsPerSecond added or updated, from reading to committed
 * @param queryMillis latency of a search for ten passages
 */
record EvalResult(
    long documents,
    int queries,
    @JsonProperty("ndcg@10") double ndcgAt10,
    @JsonProperty("recall@10") double recallAt10,
    @JsonProperty("recall@100") double recallAt100,
    @JsonProperty("mrr@10") double reciprocalRankAt10,
    double documentsPerSecond,
    Latency queryMillis) {

  static EvalResult of(IngestReport report, Scores scores) {
    long documents = report.added() + report.updated() + report.skipped() + report.failed();
    long ingested = report.added() + report.updated();
    RankingQuality quality = scores.quality();
    return new EvalResult(
        documents,
        scores.queries(),
        rounded(quality.ndcgAt10()),
        rounded(quality.recallAt10()),
        rounded(quality.recallAt100()),
        rounded(quality.reciprocalRankAt10()),
        Math.round(10 * ingested / Math.max(report.elapsed().toNanos() / 1e9, 1e-3)) / 10.0,
        scores.latency());
  }

  void print(String mode, PrintWriter out) {
    out.println("Mode          " + mode);
    out.println("Documents     " + Numbers.grouped(documents));
    out.println("Queries       " + Numbers.grouped(queries));
    out.println("nDCG@10       " + Numbers.decimal(ndcgAt10, 4));
    out.println("Recall@10     " + Numbers.decimal(recallAt10, 4));
    out.println("Recall@100    " + Numbers.decimal(recallAt100, 4));
    out.println("MRR@10        " + Numbers.decimal(reciprocalRankAt10, 4));
    out.println("Ingestion     " + Numbers.decimal(documentsPerSecond, 1) + " documents/s");
    out.println(
        "Query latency "
            + Numbers.decimal(queryMillis.p50(), 2)
            + " ms median, "
            + Numbers.decimal(queryMillis.p95(), 2)
            + " ms p95");
  }

  private static double rounded(double figure) {
    return Math.round(figure * 1e4) / 1e4;
  }
}
