package io.astraflow.core.internal.parse.pdf;

/** Joins the lines of a paragraph. */
final class LineEnds {
  private static final char SOFT_HYPHEN = '\u00AD';

  private LineEnds() {}

  /**
   * Appends a line to a paragraph. A hyphen at the line's end goes when the word continues with a
   * small letter; before capitals and digits it is a real one and stays.
   */
  static void join(StringBuilder paragraph, String line) {
    if (paragraph.isEmpty()) {
      paragraph.append(line);
      return;
    }
    int last = paragraph.length() - 1;
    char end = paragraph.charAt(last);
    boolean hyphen = end == '-' || end == '\u2010' || end == SOFT_HYPHEN;
    boolean inWord = last > 0 && Character.isLetter(paragraph.charAt(last - 1));
    if (hyphen && inWord && !line.isEmpty()) {
      boolean continues = Character.isLowerCase(line.codePointAt(0));
      if (continues || end == SOFT_HYPHEN) {
        paragraph.setLength(last);
      }
      paragraph.append(line);
    } else if (isIdeograph(end) && !line.isEmpty() && isIdeograph(line.charAt(0))) {
      paragraph.append(line);
    } else {
      paragraph.append('\n').append(line);
    }
  }

  private static boolean isIdeograph(char c) {
    return Character.isIdeographic(c)
        || c >= '\u3040' && c <= '\u30FF'
        || c >= '\u3000' && c <= '\u303F';
  }
}
