package io.astraflow.core.internal.parse.text;

import java.nio.charset.Charset;
import java.util.List;

/** Picks the single-byte encoding in which a text's letters form the most plausible words. */
final class SingleByteEncodings {
  /** An encoding and the letters that are frequent where it is used. */
  private record Candidate(String charset, String typical) {}

  // The order breaks ties.
  private static final List<Candidate> CANDIDATES =
      List.of(
          new Candidate("windows-1252", "éèàçêôâîûëïäöüßñáíóúãõæøåÉÖÜÄ’‘“”–—«»°§"),
          new Candidate("windows-1250", "ąćęłńśźżáčďéěíňóřšťúůýžőűăâîţşĄĆĘŁŃŚŹŻČŘŠŽ"),
          new Candidate("windows-1251", "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъ"),
          new Candidate("KOI8-R", "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъ"),
          new Candidate("windows-1253", "αοιετσνηυρπκμλωδγχθφςάέήίόύώ"),
          new Candidate("windows-1254", "ğşıİçöüâŞĞ"),
          new Candidate("windows-1255", "יוהלאמרתבשנעםדקחפכטגצןסזךץ"),
          new Candidate("windows-1256", "ايلمنرتبةعدسفهكقحجشصطخ"));

  private SingleByteEncodings() {}

  static Charset detect(byte[] sample, boolean ebcdic) {
    if (ebcdic && Charset.isSupported("IBM500")) {
      return Charset.forName("IBM500");
    }
    Charset best = Charset.forName("windows-1252");
    double bestScore = Double.NEGATIVE_INFINITY;
    for (Candidate candidate : CANDIDATES) {
      if (!Charset.isSupported(candidate.charset())) {
        continue;
      }
      Charset charset = Charset.forName(candidate.charset());
      double score = score(new String(sample, charset), candidate.typical());
      if (score > bestScore) {
        best = charset;
        bestScore = score;
      }
    }
    return best;
  }

  /** In EBCDIC the space is 0x40 and lower-case letters lie from 0x81 to 0xA9. */
  static boolean looksLikeEbcdic(byte[] sample) {
    int spaces = 0;
    int letters = 0;
    int asciiSpaces = 0;
    for (byte b : sample) {
      int c = b & 0xFF;
      spaces += c == 0x40 ? 1 : 0;
      asciiSpaces += c == 0x20 ? 1 : 0;
      letters += c >= 0x81 && c <= 0xA9 ? 1 : 0;
    }
    int size = sample.length;
    return size >= 16 && spaces > size * 0.08 && letters > size * 0.4 && asciiSpaces < size * 0.01;
  }

  private static double score(String text, String typical) {
    double score = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        continue;
      }
      char before = i == 0 ? ' ' : text.charAt(i - 1);
      char after = i + 1 == text.length() ? ' ' : text.charAt(i + 1);
      score += typical.indexOf(c) >= 0 ? 1 : 0;
      score += plausibility(before, c, after);
    }
    return score;
  }

  private static double plausibility(char before, char c, char after) {
    if (c == '\uFFFD' || Character.isISOControl(c)) {
      return -3;
    }
    if (!Character.isLetter(c)) {
      boolean inWord = Character.isLetter(before) && Character.isLetter(after);
      return inWord && c != '’' && c != '\u00A0' ? -2 : 0;
    }
    double score = 0;
    score -= Character.isUpperCase(c) && Character.isLowerCase(before) ? 2 : 0;
    score -= isOtherScript(c, before) || isOtherScript(c, after) ? 2 : 0;
    return score;
  }

  private static boolean isOtherScript(char c, char neighbour) {
    return Character.isLetter(neighbour)
        && Character.UnicodeScript.of(c) != Character.UnicodeScript.of(neighbour);
  }
}
