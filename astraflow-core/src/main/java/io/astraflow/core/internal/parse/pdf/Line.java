package io.astraflow.core.internal.parse.pdf;

/**
 * A line of text in one column.
 *
 * @param column the column's number on its page, in reading order
 * @param left the left edge in points
 * @param right the right edge in points
 * @param baseline the distance of the baseline from the page's top in points
 * @param size the font size of most of its characters, in points
 * @param bold whether most of its characters are bold
 * @param text its text in logical order
 */
record Line(
    int column, float left, float right, float baseline, float size, boolean bold, String text) {}
