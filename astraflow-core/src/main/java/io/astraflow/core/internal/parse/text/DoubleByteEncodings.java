package io.astraflow.core.internal.parse.text;

import java.nio.charset.Charset;
import java.util.Optional;

/**
 * Tells the East Asian encodings apart. Their standards put the common characters into rows of
 * their own (JIS X 0208, GB 2312, Big5 and KS X 1001 level 1), so that the lead bytes of a text
 * show which standard it follows.
 */
final class DoubleByteEncodings {
  private static final double COMMON = 0.85;
  private static final int ESCAPE = 0x1B;

  private DoubleByteEncodings() {}

  static Optional<Charset> detect(byte[] sample) {
    if (hasJisEscape(sample)) {
      return supported("ISO-2022-JP");
    }
    if (shiftJisShare(sample) >= COMMON) {
      return supported("windows-31j");
    }
    Rows rows = Rows.of(sample);
    if (rows.pairs < 2 || rows.broken > rows.pairs / 50) {
      return Optional.empty();
    }
    if (rows.share(rows.kana) > 0.15) {
      return supported("EUC-JP");
    }
    if (rows.share(rows.hangul) >= 0.93 && rows.share(rows.lowTrail) < 0.02) {
      return supported("x-windows-949");
    }
    if (rows.share(rows.big5) >= 0.9 && rows.share(rows.lowTrail) > 0.1) {
      return supported("Big5");
    }
    return rows.share(rows.gb) >= COMMON && rows.share(rows.lowTrail) < 0.2
        ? supported("GB18030")
        : Optional.empty();
  }

  private static Optional<Charset> supported(String name) {
    return Charset.isSupported(name) ? Optional.of(Charset.forName(name)) : Optional.empty();
  }

  private static boolean hasJisEscape(byte[] b) {
    for (int i = 0; i + 2 < b.length; i++) {
      if (b[i] == ESCAPE && b[i + 1] == '$' && (b[i + 2] == 'B' || b[i + 2] == '@')) {
        return true;
      }
    }
    return false;
  }

  /**
   * The share of pairs that are kana, punctuation or level-1 kanji; 0 where pairs are malformed.
   */
  private static double shiftJisShare(byte[] b) {
    int pairs = 0;
    int common = 0;
    int broken = 0;
    for (int i = 0; i < b.length; i++) {
      int lead = b[i] & 0xFF;
      boolean halfWidthKana = lead >= 0xA1 && lead <= 0xDF;
      if (lead < 0x80 || halfWidthKana) {
        broken += halfWidthKana ? 1 : 0;
        continue;
      }
      int trail = i + 1 < b.length ? b[++i] & 0xFF : 0x40;
      pairs++;
      broken += trail < 0x40 || trail == 0x7F || trail > 0xFC ? 1 : 0;
      common += lead >= 0x81 && lead <= 0x83 || lead >= 0x88 && lead <= 0x97 ? 1 : 0;
    }
    return pairs < 2 || broken > pairs / 10 ? 0 : (double) common / pairs;
  }

  /** How many pairs of bytes fall into which rows, read as EUC, GBK or Big5. */
  private static final class Rows {
    private int pairs;
    private int broken;
    private int kana;
    private int hangul;
    private int gb;
    private int big5;
    private int lowTrail;

    static Rows of(byte[] b) {
      Rows rows = new Rows();
      for (int i = 0; i < b.length; i++) {
        int lead = b[i] & 0xFF;
        if (lead < 0x80) {
          continue;
        }
        if (i + 1 < b.length) {
          rows.count(lead, b[++i] & 0xFF);
        }
      }
      return rows;
    }

    private void count(int lead, int trail) {
      pairs++;
      broken += trail < 0x40 || trail == 0x7F ? 1 : 0;
      lowTrail += trail < 0xA1 ? 1 : 0;
      kana += (lead == 0xA4 || lead == 0xA5) && trail >= 0xA1 ? 1 : 0;
      boolean punctuation = lead >= 0xA1 && lead <= 0xA3;
      hangul += punctuation || lead >= 0xB0 && lead <= 0xC8 ? 1 : 0;
      gb += punctuation || lead >= 0xB0 && lead <= 0xD7 ? 1 : 0;
      big5 += lead >= 0xA1 && lead <= 0xC6 ? 1 : 0;
    }

    private double share(int count) {
      return (double) count / pairs;
    }
  }
}
