package io.astraflow.core.internal.text;

/**
 * A part of a text, in UTF-16 units. Immutable.
 *
 * @param start offset of its first unit
 * @param end offset behind its last one
 */
public record Span(int start, int end) {

  /** Checks the order. */
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("No span: [" + start + ", " + end + ")");
    }
  }

  /** Returns its number of UTF-16 units. */
  public int length() {
    return end - start;
  }

  /** Returns this part of {@code text}. */
  public String of(String text) {
    return text.substring(start, end);
  }

  /** Returns this span without the white space at its ends. */
  public Span strip(String text) {
    int from = start;
    int to = end;
    while (from < to && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    return new Span(from, to);
  }
}
