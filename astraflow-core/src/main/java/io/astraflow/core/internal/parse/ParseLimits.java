package io.astraflow.core.internal.parse;

/**
 * What one document may cost.
 *
 * @param characters extracted characters at most; the rest is left out with a note
 * @param depth archives and attachments inside each other at most
 * @param entries archive entries and attachments at most, all levels together
 * @param expandedBytes bytes unpacked at most, all levels together
 * @param ratio unpacked bytes for each packed byte at most
 * @param pages pages at most; the rest is left out with a note
 */
public record ParseLimits(
    int characters, int depth, int entries, long expandedBytes, int ratio, int pages) {
  private static final int MEGA = 1 << 20;

  /** Checks that every limit is positive. */
  public ParseLimits {
    if (characters < 1 || depth < 1 || entries < 1 || expandedBytes < 1 || ratio < 1 || pages < 1) {
      throw new IllegalArgumentException("a limit of a parse must be at least 1");
    }
  }

  /** 20 million characters, depth 3, 10,000 entries, 256 MB, ratio 200, 20,000 pages. */
  public static ParseLimits ofDefaults() {
    return new ParseLimits(20_000_000, 3, 10_000, 256L * MEGA, 200, 20_000);
  }
}
