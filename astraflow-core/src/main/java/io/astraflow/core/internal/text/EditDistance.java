package io.astraflow.core.internal.text;

/**
 * The optimal string alignment distance: insertions, deletions, substitutions and swaps of
 * neighbours, no part edited twice. Damerau, "A Technique for Computer Detection and Correction of
 * Spelling Errors" (1964).
 */
public final class EditDistance {
  private EditDistance() {}

  /** Returns the number of edits, in code points, that make one text of the other. */
  public static int of(String one, String other) {
    int[] a = one.codePoints().toArray();
    int[] b = other.codePoints().toArray();
    int[][] edits = new int[a.length + 1][b.length + 1];
    for (int i = 0; i <= a.length; i++) {
      edits[i][0] = i;
    }
    for (int j = 0; j <= b.length; j++) {
      edits[0][j] = j;
    }
    for (int i = 1; i <= a.length; i++) {
      for (int j = 1; j <= b.length; j++) {
        int substituted = edits[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        int least = Math.min(substituted, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
          least = Math.min(least, edits[i - 2][j - 2] + 1);
        }
        edits[i][j] = least;
      }
    }
    return edits[a.length][b.length];
  }
}
