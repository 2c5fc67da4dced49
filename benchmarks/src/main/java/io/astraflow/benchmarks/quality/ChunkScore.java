package io.astraflow.benchmarks.quality;

import java.util.List;

/**
 * How well the retrieved chunks cover a question's references, by Smith and Troynikov, "Evaluating
 * Chunking Strategies for Retrieval" (2024). They speak of tokens and count characters, and so does
 * this. Immutable.
 *
 * @param recall the share of the references that was retrieved
 * @param precision the share of what was retrieved that is part of a reference; what chunks repeat
 *     counts once as found, and every time as retrieved
 * @param iou intersection over union: what was found, of all that was retrieved and the references
 *     that were not
 */
record ChunkScore(double recall, double precision, double iou) {

  /**
   * Scores one question.
   *
   * @param references in the question's text; at least one character together
   * @param retrieved the chunks of that text
   * @param elsewhere how many characters were retrieved from other texts
   */
  static ChunkScore of(List<Range> references, List<Range> retrieved, int elsewhere) {
    RangeSet read = RangeSet.of(retrieved);
    double found = read.overlap(RangeSet.of(references));
    int wanted = references.stream().mapToInt(Range::length).sum();
    int missed = references.stream().mapToInt(part -> part.length() - read.overlap(part)).sum();
    int all = elsewhere + retrieved.stream().mapToInt(Range::length).sum();
    if (wanted == 0) {
      throw new IllegalArgumentException("The references are empty: " + references);
    }
    return new ChunkScore(found / wanted, all == 0 ? 0 : found / all, found / (all + missed));
  }

  /** Returns the mean of each figure over questions; zeros for none. */
  static ChunkScore mean(List<ChunkScore> scores) {
    return new ChunkScore(
        scores.stream().mapToDouble(ChunkScore::recall).average().orElse(0),
        scores.stream().mapToDouble(ChunkScore::precision).average().orElse(0),
        scores.stream().mapToDouble(ChunkScore::iou).average().orElse(0));
  }
}
