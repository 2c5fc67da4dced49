package io.astraflow.cli;

import java.util.List;

/**
 * A text with the parts of it that match.
 *
 * @param text of a passage
 * @param start where it begins in its document
 * @param marks the parts that match, in order and apart, by offsets into the document
 */
record MarkedText(String text, int start, List<SearchOutput.Mark> marks) {
  private static final String BOLD_AND_UNDERLINED = "\u001B[1;4m";
  private static final String PLAIN = "\u001B[0m";

  /**
   * Returns the text on one line.
   *
   * @param most how many characters are shown
   * @param styled whether the parts that match are bold and underlined
   */
  String line(int most, boolean styled) {
    StringBuilder line = new StringBuilder();
    int shown = 0;
    boolean marked = false;
    boolean space = false;
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int codePoint = text.codePointAt(at);
      if (Character.isWhitespace(codePoint)) {
        space = shown > 0;
        continue;
      }
      if (Character.isISOControl(codePoint)) {
        continue; // A terminal would obey it.
      }
      boolean next = styled && isMarked(start + at);
      if (shown + (space ? 1 : 0) >= most) {
        return line.append(marked ? PLAIN : "").append('…').toString();
      }
      if (marked && !next) {
        line.append(PLAIN);
      }
      if (space) {
        line.append(' ');
        shown++;
      }
      if (next && !marked) {
        line.append(BOLD_AND_UNDERLINED);
      }
      line.appendCodePoint(codePoint);
      shown++;
      space = false;
      marked = next;
    }
    return line.append(marked ? PLAIN : "").toString();
  }

  private boolean isMarked(int offset) {
    return marks.stream().anyMatch(mark -> mark.start() <= offset && offset < mark.end());
  }
}
