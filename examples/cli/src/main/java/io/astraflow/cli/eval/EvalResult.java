package io.astraflow.cli.eval;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.astraflow.cli.eval.Evaluation.Scores;
import io.astraflow.ingest.IngestReport;

/**
 * What one test set in one mode gave. Immutable.
 *
 * @param documents in the corpus
 * @param queries with a relevant document
 * @param ndcgAt10 mean over the queries, as the next three
 * @param documentsPerSecond added or updated, from reading to committed; 0 where it was not
 *     measured
 * @param queryMillis latency of a search for ten passages
 */
public record EvalResult(
    long documents,
    int queries,
    @JsonProperty("ndcg@10") double ndcgAt10,
    @JsonProperty("recall@10") double recallAt10,
    @JsonProperty("recall@100") double recallAt100,
    @JsonProperty("mrr@10") double reciprocalRankAt10,
    double documentsPerSecond,
    Latency queryMillis) {

  /** Returns the figures of an ingestion and of the searches after it, rounded. */
  public static EvalResult of(IngestReport report, Scores scores) {
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

  /** Returns this without a rate of ingestion, which is then 0. */
  public EvalResult withoutRate() {
    return new EvalResult(
        documents, queries, ndcgAt10, recallAt10, recallAt100, reciprocalRankAt10, 0, queryMillis);
  }

  private static double rounded(double figure) {
    return Math.round(figure * 1e4) / 1e4;
  }
}
