package io.astraflow.cli.chat;

/** The beginning of a text on one line. */
final class OneLine {
  private OneLine() {}

  /** Returns at most so many UTF-16 units, without half a character at their end. */
  static String of(String text, int most) {
    String line = text.strip().replaceAll("\\s+", " ");
    if (line.length() <= most) {
      return line;
    }
    int end = Character.isLowSurrogate(line.charAt(most)) ? most - 1 : most;
    return line.substring(0, end) + "…";
  }
}
