package io.astraflow.collection;

import java.util.OptionalDouble;

/**
 * What a collection does by itself, and what it takes for relevant. Kept in the store. Immutable.
 *
 * @param summarizeAfterIngestion whether each new version of a document is summarised by a task;
 *     default false
 * @param insightsAfterIngestion whether the insights of each new version are found by a task;
 *     default false
 * @param relevanceThreshold how related to a question a passage must be at the least for an answer
 *     to rest on it, 0 to 1; where no passage is, the question is refused. 0 refuses nothing that
 *     any passage is found for, 1 nearly everything; what is refused at a threshold is refused at
 *     every greater one. Empty for the default, which is 0.4 for every embedding model
 */
public record CollectionSettings(
    boolean summarizeAfterIngestion,
    boolean insightsAfterIngestion,
    OptionalDouble relevanceThreshold) {

  /** Checks the threshold. */
  public CollectionSettings {
    relevanceThreshold.ifPresent(
        threshold -> {
          if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException(
                "relevanceThreshold must be from 0 to 1: " + threshold);
          }
        });
  }

  /** Returns the settings of a new collection. */
  public static CollectionSettings defaults() {
    return new CollectionSettings(false, false, OptionalDouble.empty());
  }

  /** Returns these settings with summaries after ingestion, or without. */
  public CollectionSettings withSummariesAfterIngestion(boolean wanted) {
    return new CollectionSettings(wanted, insightsAfterIngestion, relevanceThreshold);
  }

  /** Returns these settings with insights after ingestion, or without. */
  public CollectionSettings withInsightsAfterIngestion(boolean wanted) {
    return new CollectionSettings(summarizeAfterIngestion, wanted, relevanceThreshold);
  }

  /**
   * Returns these settings with another threshold, which holds from the next question on.
   *
   * @param least 0 to 1
   */
  public CollectionSettings withRelevanceThreshold(double least) {
    return new CollectionSettings(
        summarizeAfterIngestion, insightsAfterIngestion, OptionalDouble.of(least));
  }

  /** Returns these settings with the default threshold. */
  public CollectionSettings withoutRelevanceThreshold() {
    return new CollectionSettings(
        summarizeAfterIngestion, insightsAfterIngestion, OptionalDouble.empty());
  }
}
