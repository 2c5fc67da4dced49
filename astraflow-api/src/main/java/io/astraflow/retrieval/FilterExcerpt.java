package io.astraflow.retrieval;

import io.astraflow.error.InvalidInputException;

/** Shows a place in a filter's text, in two lines, the second with a caret under it. */
final class FilterExcerpt {
  private static final int BEFORE = 50;
  private static final int BEHIND = 30;
  private static final String CUT = "…";

  private FilterExcerpt() {}

  /** Returns the error that names a problem and shows its place. */
  static InvalidInputException error(String text, int place, String problem) {
    int from = whole(text, Math.max(0, place - BEFORE));
    int to = whole(text, Math.min(text.length(), place + BEHIND));
    String before = (from > 0 ? CUT : "") + oneLine(text.substring(from, place));
    String behind = oneLine(text.substring(place, to)) + (to < text.length() ? CUT : "");
    String indent = " ".repeat(before.codePointCount(0, before.length()));
    return new InvalidInputException(
        "The filter is not understood: %s\n  %s%s\n  %s^"
            .formatted(problem, before, behind, indent));
  }

  /** Returns this place, or the one before it where it would cut a surrogate pair. */
  private static int whole(String text, int place) {
    boolean cuts =
        place > 0
            && place < text.length()
            && Character.isSurrogatePair(text.charAt(place - 1), text.charAt(place));
    return cuts ? place - 1 : place;
  }

  private static String oneLine(String text) {
    return text.codePoints()
        .map(point -> isShown(point) ? point : ' ')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isShown(int point) {
    boolean halfAPair = point <= 0xFFFF && Character.isSurrogate((char) point);
    return !halfAPair && !Character.isISOControl(point);
  }
}
