package io.astraflow.benchmarks.quality;

/**
 * Where in a file the text lies that was extracted from it. Extraction leaves out marks and changes
 * white space; all else comes in the file's order. Immutable.
 */
final class Alignment {
  private final int[] inFile;
  private final String extracted;

  private Alignment(int[] inFile, String extracted) {
    this.inFile = inFile;
    this.extracted = extracted;
  }

  /**
   * Aligns a text with the file that it was extracted from.
   *
   * @throws IllegalArgumentException if it has a character that the file lacks at its place
   */
  static Alignment of(String file, String extracted) {
    int[] inFile = new int[extracted.length()];
    int at = 0;
    for (int i = 0; i < inFile.length; i++) {
      char c = extracted.charAt(i);
      if (!Character.isWhitespace(c)) {
        while (at < file.length() && file.charAt(at) != c) {
          at++;
        }
        if (at == file.length()) {
          throw new IllegalArgumentException(
              "The file does not hold the extracted text: \"" + c + "\" at " + i);
        }
        inFile[i] = at++;
      }
    }
    return new Alignment(inFile, extracted);
  }

  /** Returns where in the file a part of the text lies, from its first to its last character. */
  Range inFile(int start, int end) {
    int first = start;
    while (first < end && Character.isWhitespace(extracted.charAt(first))) {
      first++;
    }
    int last = end - 1;
    while (last > first && Character.isWhitespace(extracted.charAt(last))) {
      last--;
    }
    if (first > last) {
      throw new IllegalArgumentException("Nothing but white space from " + start + " to " + end);
    }
    return new Range(inFile[first], inFile[last] + 1);
  }
}
