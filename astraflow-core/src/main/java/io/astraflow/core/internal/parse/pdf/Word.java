package io.astraflow.core.internal.parse.pdf;

/**
 * Glyphs that touch each other on one baseline.
 *
 * @param left the left edge in points
 * @param right the right edge in points
 * @param baseline the distance of the baseline from the page's top in points
 * @param size the font size in points
 * @param bold whether the font is a bold one
 * @param afterSpace whether a space glyph came before it
 * @param text the glyphs' characters
 */
record Word(
    float left,
    float right,
    float baseline,
    float size,
    boolean bold,
    boolean afterSpace,
    String text) {

  /** Whether a reader sees a space between this word and the next one on the line. */
  boolean isApartFrom(Word next) {
    float gap = next.left - right;
    float em = Math.min(size, next.size);
    return gap > em * 0.12f || next.afterSpace && gap > em * 0.03f;
  }
}
