package io.astraflow.core.internal.index.packed;

/**
 * How a search goes about it: through the graph, by scanning the codes of what is allowed, or by
 * comparing all that is allowed exactly.
 *
 * @param way of the search
 * @param width of the beam, how many slots a walk keeps in view
 */
record Plan(Way way, int width) {
  /** A walk costs as much for each place in its beam as scanning this many codes. */
  private static final int SCANS_PER_PLACE = 20;

  /** A wider beam costs more to keep in order than it saves. */
  private static final int WIDEST = 2_000;

  /**
   * More exact comparisons than this need a beam that costs more to keep in order than it saves.
   */
  private static final int MOST_RESCORED = 10_000;

  /** The ways of searching. */
  enum Way {
    WALK,
    SCAN,
    EXACT
  }

  /** Chooses the way that costs least. */
  static Plan cheapest(int slots, int allowed, int candidates, int rescored) {
    // To compare half of all exactly leaves codes too little to save.
    if (2L * rescored >= allowed || rescored > MOST_RESCORED) {
      return new Plan(Way.EXACT, 0);
    }
    int width = width(slots, allowed, candidates);
    if (width > WIDEST || allowed < (long) width * SCANS_PER_PLACE) {
      return scan(slots, allowed, candidates, rescored);
    }
    return walk(slots, allowed, candidates, rescored);
  }

  /** Scans whatever it costs. */
  static Plan scan(int slots, int allowed, int candidates, int rescored) {
    return new Plan(Way.SCAN, rescored);
  }

  /** Walks whatever it costs. */
  static Plan walk(int slots, int allowed, int candidates, int rescored) {
    return new Plan(Way.WALK, width(slots, allowed, candidates));
  }

  /** Returns how wide a beam must be to hold that many allowed ones, at that density. */
  private static int width(int slots, int allowed, int candidates) {
    return (int) Math.min(slots, (long) candidates * slots / allowed);
  }
}
