package io.astraflow.core.internal.text;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A text in compatibility-normalised (NFKC) lower case, which knows where each part of it came
 * from. Immutable.
 *
 * <p>Normalisation goes piece by piece, a piece being a character with what can merge into it, so
 * that the whole comes out as it would at once and each piece keeps its place.
 */
final class FoldedText {
  private final String text;
  private final int rawLength;

  /** Where each UTF-16 unit's piece begins in the raw text; null where nothing moved. */
  private final int @Nullable [] origins;

  private FoldedText(String text, int rawLength, int @Nullable [] origins) {
    this.text = text;
    this.rawLength = rawLength;
    this.origins = origins;
  }

  static FoldedText of(String raw) {
    if (Normalizer.isNormalized(raw, Normalizer.Form.NFKC)) {
      String lower = raw.toLowerCase(Locale.ROOT);
      if (lower.length() == raw.length()) {
        return new FoldedText(lower, raw.length(), null);
      }
    }
    return new Folding(raw).fold();
  }

  String text() {
    return text;
  }

  /** Returns the part of the raw text that a part of this one, not empty, came from. */
  Span origin(int from, int to) {
    if (origins == null) {
      return new Span(start(from), start(to));
    }
    int behind = to;
    while (behind < text.length() && origins[behind] == origins[to - 1]) {
      behind++;
    }
    return new Span(start(from), start(behind));
  }

  private int start(int at) {
    if (at == text.length()) {
      return rawLength;
    }
    return origins == null ? at : origins[at];
  }

  /** Builds the text where it differs in length from the raw one. */
  private static final class Folding {
    private final String raw;
    private final StringBuilder normal;
    private int[] origins;

    Folding(String raw) {
      this.raw = raw;
      this.normal = new StringBuilder(raw.length() + 16);
      this.origins = new int[raw.length() + 16];
    }

    FoldedText fold() {
      int at = 0;
      while (at < raw.length()) {
        int end = pieceEnd(at);
        int from = normal.length();
        if (end - at == 1 && settled(raw.charAt(at))) {
          normal.append(raw.charAt(at));
        } else {
          normal.append(Normalizer.normalize(raw.substring(at, end), Normalizer.Form.NFKC));
        }
        reserve(normal.length());
        Arrays.fill(origins, from, normal.length(), at);
        at = end;
      }
      String lower = normal.toString().toLowerCase(Locale.ROOT);
      if (lower.length() != normal.length()) {
        spread(lower.length());
      }
      return new FoldedText(lower, raw.length(), origins);
    }

    private int pieceEnd(int at) {
      int end = at + Character.charCount(raw.codePointAt(at));
      while (end < raw.length() && merges(raw.codePointAt(end))) {
        end += Character.charCount(raw.codePointAt(end));
      }
      return end;
    }

    private void reserve(int length) {
      if (length > origins.length) {
        origins = Arrays.copyOf(origins, Math.max(length, origins.length * 2));
      }
    }

    /** Only the capital I with a dot becomes longer in lower case, and without regard to others. */
    private void spread(int length) {
      int[] spread = new int[length];
      int to = 0;
      for (int from = 0; from < normal.length(); from++) {
        spread[to++] = origins[from];
        if (normal.charAt(from) == 'İ') {
          spread[to++] = origins[from];
        }
      }
      origins = spread;
    }

    /** Returns whether a character stays as it is if nothing follows that merges into it. */
    private static boolean settled(char c) {
      return c < 0xA0 || (c >= 0x4E00 && c <= 0x9FFF);
    }

    private static boolean merges(int codePoint) {
      return codePoint >= 0x300
          && (isMark(codePoint) || isHangulLetter(codePoint) || isHalfWidthSoundMark(codePoint));
    }

    private static boolean isMark(int codePoint) {
      return switch (Character.getType(codePoint)) {
        case Character.NON_SPACING_MARK,
            Character.COMBINING_SPACING_MARK,
            Character.ENCLOSING_MARK ->
            true;
        default -> false;
      };
    }

    private static boolean isHangulLetter(int codePoint) {
      return (codePoint >= 0x1100 && codePoint <= 0x11FF)
          || (codePoint >= 0x3131 && codePoint <= 0x318E)
          || (codePoint >= 0xFFA0 && codePoint <= 0xFFDC);
    }

    private static boolean isHalfWidthSoundMark(int codePoint) {
      return codePoint == 0xFF9E || codePoint == 0xFF9F;
    }
  }
}
