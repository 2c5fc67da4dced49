package io.astraflow.core.internal.parse;

/** Text without what no reader can see: line ends are LF, control characters are gone. */
public final class CleanText {
  private static final char REPLACEMENT = '\uFFFD';

  private CleanText() {}

  /**
   * Turns CR LF, CR and form feeds into LF, removes other control characters but tabs, and replaces
   * surrogates without a partner. Everything else stays as it is.
   */
  public static String of(String text) {
    return isClean(text) ? text : rewrite(text);
  }

  private static boolean isClean(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c >= ' ' && c < 0x7F || c > 0x9F && c < 0xD800 || c == '\n' || c == '\t';
      if (!plain) {
        return false;
      }
    }
    return true;
  }

  private static String rewrite(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\r' || c == '\f') {
        boolean pair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
        clean.append(pair ? "" : "\n");
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        clean.append(c).append(text.charAt(++i));
      } else if (Character.isSurrogate(c)) {
        clean.append(REPLACEMENT);
      } else if (c == '\n' || c == '\t' || !isDropped(c)) {
        clean.append(c);
      }
    }
    return clean.toString();
  }

  private static boolean isDropped(char c) {
    return Character.isISOControl(c) || c == '\uFEFF' || c == '\uFFFE' || c == '\uFFFF';
  }
}
