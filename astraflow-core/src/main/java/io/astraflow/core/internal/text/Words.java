package io.astraflow.core.internal.text;

import java.text.Normalizer;

/** Brings the spellings of one word together. */
final class Words {
  private Words() {}

  /** Returns the form under which a lower-case word is kept and sought; may be empty. */
  static String normalise(String word) {
    String folded = folded(word);
    return isAscii(folded) ? withoutPlural(folded) : folded;
  }

  /** Returns a lower-case word without its accents, its ending as it is; may be empty. */
  static String folded(String word) {
    return isAscii(word) ? word : withoutAccents(word);
  }

  private static boolean isAscii(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) > 0x7F) {
        return false;
      }
    }
    return true;
  }

  private static String withoutPlural(String word) {
    if (word.length() <= 3 || !word.endsWith("s")) {
      return word;
    }
    if (word.endsWith("ies")) {
      return word.endsWith("eies") || word.endsWith("aies")
          ? word
          : word.substring(0, word.length() - 3) + "y";
    }
    if (word.endsWith("aes") || word.endsWith("ees") || word.endsWith("oes")) {
      return word;
    }
    return word.endsWith("us") || word.endsWith("ss") ? word : word.substring(0, word.length() - 1);
  }

  private static String withoutAccents(String word) {
    String decomposed = Normalizer.normalize(word, Normalizer.Form.NFD);
    StringBuilder kept = new StringBuilder(decomposed.length());
    decomposed.codePoints().filter(c -> !isAccent(c)).forEach(c -> fold(c, kept));
    return kept.toString();
  }

  /** Accents are the marks that belong to no script of their own, and the points of Hebrew. */
  private static boolean isAccent(int codePoint) {
    if (Character.getType(codePoint) != Character.NON_SPACING_MARK) {
      return false;
    }
    Character.UnicodeScript script = Character.UnicodeScript.of(codePoint);
    return script == Character.UnicodeScript.INHERITED
        || script == Character.UnicodeScript.HEBREW
        || script == Character.UnicodeScript.ARABIC;
  }

  private static void fold(int codePoint, StringBuilder out) {
    switch (codePoint) {
      case 'ß' -> out.append("ss");
      case 'æ' -> out.append("ae");
      case 'œ' -> out.append("oe");
      case 'ø' -> out.append('o');
      case 'đ', 'ð' -> out.append('d');
      case 'ł' -> out.append('l');
      case 'ı' -> out.append('i');
      case 'þ' -> out.append("th");
      case 0x0640 -> {} // the Arabic stroke that stretches a word
      case 0x0649 -> out.appendCodePoint(0x064A); // alef maksura is written for yeh
      case 0x0629 -> out.appendCodePoint(0x0647); // teh marbuta is written as heh
      case 0x0671 -> out.appendCodePoint(0x0627); // alef wasla; other alefs decompose
      default -> out.appendCodePoint(codePoint);
    }
  }
}
