package io.astraflow.cli;

import io.astraflow.onnx.CrossEncoder;
import io.astraflow.retrieval.Query;
import io.astraflow.retrieval.Ranking;
import io.astraflow.retrieval.Surroundings;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how passages are ranked, and what is shown around them. */
final class RankingArguments {
  /** How much relevance counts against novelty with {@code --diverse}. */
  private static final double RELEVANCE_SHARE = 0.7;

  @Option(
      names = "--rerank",
      paramLabel = "FOLDER",
      description = "Let the cross-encoder in this folder order the best 50 candidates anew.")
  private @Nullable Path reranker;

  @Option(
      names = "--per-document",
      paramLabel = "N",
      description = "Most passages from one document (default: no limit).")
  private @Nullable Integer perDocument;

  @Option(names = "--diverse", description = "Prefer passages unlike those before them.")
  private boolean diverse;

  @Option(
      names = "--min-score",
      paramLabel = "X",
      description = "Leave out passages that score less.")
  private @Nullable Double minimumScore;

  @Option(
      names = "--neighbours",
      paramLabel = "N",
      defaultValue = "0",
      description = "Show so many chunks before and after each passage, 0 to 100.")
  private int neighbours;

  @Option(names = "--section", description = "Show the section that each passage stands in.")
  private boolean section;

  /** Loads the reranker, if one is named; the caller closes it. */
  Optional<CrossEncoder> openReranker() {
    return Optional.ofNullable(reranker).map(CrossEncoder::open);
  }

  /** Returns a query ranked and shown as the options say. */
  Query applyTo(Query query) {
    Ranking ranking = query.ranking();
    if (reranker != null) {
      ranking = ranking.withReranker(CrossEncoder.DEFAULT_ID);
    }
    if (perDocument != null) {
      ranking = ranking.withPerDocument(perDocument);
    }
    if (diverse) {
      ranking = ranking.withRelevanceShare(RELEVANCE_SHARE);
    }
    if (minimumScore != null) {
      ranking = ranking.withMinimumScore(minimumScore);
    }
    Surroundings around =
        new Surroundings(neighbours, section, Surroundings.none().maxCharacters());
    return query.withRanking(ranking).withSurroundings(around);
  }
}
