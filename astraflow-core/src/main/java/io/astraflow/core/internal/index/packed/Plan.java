package io.astraflow.core.internal.index.packed;

/**
 * How a search goes about it: through the graph, by scanning the codes of what is allowed, or by
 * comparing all that is allowed exactly.
 *
 * @param way of the search
 * @param width of the beam
 */
record Plan(Way way, int width) {
  /** A walk costs as much for each place in its beam as scanning this many codes. */
  private static final int SCANS_PER_PLACE = 50;

  /** A wider beam costs more to keep in order than it saves. */
  private static final int WIDEST = 2_000;

  /** From this many exact comparisons on, codes are not worth the detour. */
  private static final int MOST_RESCORED = 1_000;

  /** The ways of searching. */
  enum Way {
    WALK,
    SCAN,
    EXACT
  }

  /**
   * Chooses the way that costs least.
   *
   * @param slots in the graph, dead ones included
   * @param allowed how many of them may be returned
   * @param candidates how many allowed ones a walk should keep in view
   * @param rescored how many are to be compared exactly
   */
  static Plan of(int slots, int allowed, int candidates, int rescored) {
    if (rescored >= allowed || rescored > MOST_RESCORED) {
      return new Plan(Way.EXACT, 0);
    }
    long width = (long) Math.max(candidates, rescored) * slots / allowed;
    if (width > WIDEST || allowed < width * SCANS_PER_PLACE) {
      return new Plan(Way.SCAN, rescored);
    }
    return new Plan(Way.WALK, (int) width);
  }
}
