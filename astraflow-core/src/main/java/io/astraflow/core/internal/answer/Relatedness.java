package io.astraflow.core.internal.answer;

import java.util.OptionalDouble;

/**
 * How related a passage is to a question, 0 to 1: the mean of two witnesses, of which the second
 * counts as much as the model sees.
 *
 * <p>The words say which share of the question's the passage has, rare ones counting more. The
 * vectors say how near it is: their cosine is brought to a scale on which the model's {@code
 * relatedCosine} is one half and the cosine of equal texts 1, so that every model has the same
 * scale. How it was found and the default was chosen: docs/decisions/0008.
 *
 * @param relatedCosine that of the embedding model
 * @param sight how clearly the model sees what the question is about, 0 (blind) to 1
 */
record Relatedness(double relatedCosine, double sight) {
  /** What a passage must be at the least where the collection does not say. */
  static final double DEFAULT_THRESHOLD = 0.4;

  /**
   * Returns how related it is.
   *
   * @param share which part of the question's words it has, 0 to 1
   * @param cosine of their vectors; empty where there are none, and the words count alone
   */
  double of(double share, OptionalDouble cosine) {
    double weight = cosine.isPresent() ? sight : 0;
    return (share + weight * nearness(cosine.orElse(0))) / (1 + weight);
  }

  private double nearness(double cosine) {
    if (cosine >= 1) {
      return 1;
    }
    double scaled = 0.5 + 0.5 * (cosine - relatedCosine) / (1 - relatedCosine);
    return Math.max(0, Math.min(1, scaled));
  }
}
