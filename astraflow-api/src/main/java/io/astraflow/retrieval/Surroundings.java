package io.astraflow.retrieval;

/**
 * What is brought along with each passage, as {@link Passage#context()}. Immutable.
 *
 * @param neighbours how many chunks before and after it, 0 to 100; default 0
 * @param section whether the whole of the section that it stands in is wanted, as far as its
 *     headings tell, up to {@code maxCharacters}; default false
 * @param maxCharacters the most UTF-16 units of a context; the passage itself is always whole;
 *     default 20,000
 */
public record Surroundings(int neighbours, boolean section, int maxCharacters) {
  private static final Surroundings NONE = new Surroundings(0, false, 20_000);

  /** Checks the values. */
  public Surroundings {
    if (neighbours < 0 || neighbours > 100) {
      throw new IllegalArgumentException("neighbours must lie between 0 and 100: " + neighbours);
    }
    if (maxCharacters < 1) {
      throw new IllegalArgumentException("maxCharacters must be positive: " + maxCharacters);
    }
  }

  /** Returns the settings that bring nothing along. */
  public static Surroundings none() {
    return NONE;
  }

  /** Returns the settings that bring so many chunks before and after. */
  public static Surroundings neighbours(int chunks) {
    return new Surroundings(chunks, false, NONE.maxCharacters);
  }

  /** Returns the settings that bring the whole section. */
  public static Surroundings ofSection() {
    return new Surroundings(0, true, NONE.maxCharacters);
  }

  /** Returns whether nothing is brought along. */
  public boolean isNone() {
    return neighbours == 0 && !section;
  }
}
