package io.astraflow.core.internal.parse.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Detects the encoding of a text: byte order marks first, then UTF-16 by its zero bytes, then UTF-8
 * with few broken bytes at most, then the East Asian double-byte encodings by the ranges their
 * common characters lie in, then the single-byte encoding whose letters form the most plausible
 * words.
 */
public final class Encodings {
  private static final int SAMPLE = 1 << 18;
  private static final double CONTROL_SHARE = 0.04;

  private Encodings() {}

  /** The encoding, or nothing where the bytes are no text. */
  public static Optional<Charset> detect(byte[] bytes) {
    Optional<Charset> marked = byteOrderMark(bytes);
    if (marked.isPresent()) {
      return marked;
    }
    byte[] sample = bytes.length > SAMPLE ? Arrays.copyOf(bytes, SAMPLE) : bytes;
    Optional<Charset> wide = wide(sample);
    if (wide.isPresent()) {
      return wide;
    }
    boolean ebcdic = SingleByteEncodings.looksLikeEbcdic(sample);
    if (!ebcdic && controlShare(sample) > CONTROL_SHARE) {
      return Optional.empty();
    }
    if (!ebcdic && Utf8.of(bytes).isLikely()) {
      return Optional.of(StandardCharsets.UTF_8);
    }
    if (!ebcdic) {
      Optional<Charset> eastAsian = DoubleByteEncodings.detect(sample);
      if (eastAsian.isPresent()) {
        return eastAsian;
      }
    }
    return Optional.of(SingleByteEncodings.detect(sample, ebcdic));
  }

  private static Optional<Charset> byteOrderMark(byte[] b) {
    if (b.length >= 3 && b[0] == (byte) 0xEF && b[1] == (byte) 0xBB && b[2] == (byte) 0xBF) {
      return Optional.of(StandardCharsets.UTF_8);
    }
    if (b.length >= 2 && b[0] == (byte) 0xFE && b[1] == (byte) 0xFF) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    if (b.length >= 2 && b[0] == (byte) 0xFF && b[1] == (byte) 0xFE) {
      boolean four = b.length >= 4 && b[2] == 0 && b[3] == 0;
      return Optional.of(four ? Charset.forName("UTF-32LE") : StandardCharsets.UTF_16LE);
    }
    return Optional.empty();
  }

  // Spaces, digits, line ends and Latin letters have a zero byte in UTF-16, always on the same
  // side.
  private static Optional<Charset> wide(byte[] sample) {
    if (sample.length < 4) {
      return Optional.empty();
    }
    int even = 0;
    int odd = 0;
    for (int i = 0; i + 1 < sample.length; i += 2) {
      even += sample[i] == 0 ? 1 : 0;
      odd += sample[i + 1] == 0 ? 1 : 0;
    }
    int pairs = sample.length / 2;
    boolean big = even > pairs * 0.1 && odd <= pairs * 0.01;
    boolean little = odd > pairs * 0.1 && even <= pairs * 0.01;
    Charset charset = big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
    byte[] whole = Arrays.copyOf(sample, pairs * 2);
    return (big || little) && looksReadable(whole, charset)
        ? Optional.of(charset)
        : Optional.empty();
  }

  private static boolean looksReadable(byte[] sample, Charset charset) {
    String text = new String(sample, charset);
    long odd =
        text.chars()
            .filter(
                c -> Character.getType(c) == Character.UNASSIGNED || isControl(c) || c == 0xFFFD)
            .count();
    return odd <= text.length() * CONTROL_SHARE;
  }

  private static double controlShare(byte[] sample) {
    int controls = 0;
    for (byte b : sample) {
      controls += isControl(b & 0xFF) ? 1 : 0;
    }
    return sample.length == 0 ? 0 : (double) controls / sample.length;
  }

  private static boolean isControl(int c) {
    return c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1B || c == 0x7F;
  }
}
