package io.astraflow.core.internal.parse.text;

/**
 * How well bytes keep to UTF-8 (RFC 3629).
 *
 * @param valid well-formed sequences of two bytes and more
 * @param malformed bytes that belong to no well-formed sequence
 */
record Utf8(int valid, int malformed) {
  // By chance next to no sequence of another encoding is well-formed.
  private static final int VALID_FOR_EACH_MALFORMED = 4;

  /** Counts the sequences. */
  static Utf8 of(byte[] bytes) {
    int valid = 0;
    int malformed = 0;
    int i = 0;
    while (i < bytes.length) {
      if (bytes[i] >= 0) {
        i++;
        continue;
      }
      int length = length(bytes[i] & 0xFF);
      if (length > 1 && i + length <= bytes.length && continues(bytes, i, length)) {
        valid++;
        i += length;
      } else {
        malformed++;
        i++;
      }
    }
    return new Utf8(valid, malformed);
  }

  /** Whether the text is UTF-8, though a few of its bytes may be broken. */
  boolean isLikely() {
    return malformed == 0 || (long) malformed * VALID_FOR_EACH_MALFORMED <= valid;
  }

  /** How many bytes at the end start a sequence whose rest is missing. */
  static int unfinished(byte[] bytes) {
    for (int back = 1; back <= Math.min(3, bytes.length); back++) {
      int start = bytes.length - back;
      int length = length(bytes[start] & 0xFF);
      if (length > 0) {
        return length > back && continues(bytes, start, back) ? back : 0;
      }
    }
    return 0;
  }

  /** The length of the sequence that a byte starts, or 0 where it starts none. */
  private static int length(int lead) {
    if (lead < 0x80) {
      return 1;
    }
    if (lead < 0xC2 || lead > 0xF4) {
      return 0;
    }
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  }

  private static boolean continues(byte[] bytes, int start, int length) {
    for (int i = start + 1; i < start + length; i++) {
      if ((bytes[i] & 0xC0) != 0x80) {
        return false;
      }
    }
    return length < 2 || secondFits(bytes[start] & 0xFF, bytes[start + 1] & 0xFF);
  }

  // Overlong forms, surrogates and numbers beyond Unicode are not well-formed.
  private static boolean secondFits(int lead, int second) {
    return switch (lead) {
      case 0xE0 -> second >= 0xA0;
      case 0xED -> second < 0xA0;
      case 0xF0 -> second >= 0x90;
      case 0xF4 -> second < 0x90;
      default -> true;
    };
  }
}
