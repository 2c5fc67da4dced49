package io.astraflow.benchmarks.quality;

import java.util.Locale;

/**
 * One way of chunking in the table. Immutable.
 *
 * @param name of the way
 * @param size the most tokens in a chunk
 * @param overlap the most tokens that a chunk repeats
 * @param chunks how many it made
 * @param semantic what vectors alone found
 * @param hybrid what both sides found
 */
record ChunkRow(String name, int size, int overlap, long chunks, Figures semantic, Figures hybrid) {
  /** The table's first two lines. */
  static final String HEAD =
      """
      | Chunks | Tokens | Overlap | Number | Semantic: recall | precision | IoU | characters \
      | Hybrid: recall | precision | IoU | characters |
      |---|---|---|---|---|---|---|---|---|---|---|---|""";

  /** Returns the row in Markdown. */
  String line() {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %,d | %s | %s |",
        name,
        size,
        overlap,
        chunks,
        semantic.cells(),
        hybrid.cells());
  }

  /**
   * The means over all questions.
   *
   * @param score how well the references are covered
   * @param characters how many were retrieved
   */
  record Figures(ChunkScore score, double characters) {
    String cells() {
      return String.format(
          Locale.ROOT,
          "%.3f | %.3f | %.3f | %,.0f",
          score.recall(),
          score.precision(),
          score.iou(),
          characters);
    }
  }
}
