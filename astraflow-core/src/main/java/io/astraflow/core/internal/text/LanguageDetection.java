package io.astraflow.core.internal.text;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tells a text's language by its script and its function words (Grefenstette, "Comparing Two
 * Language Identification Schemes", 1995). What is too short or too much of a table or of a program
 * to tell is {@link Languages#UNKNOWN}.
 */
public final class LanguageDetection {
  /** What follows is not looked at: a longer text tells no more. */
  private static final int SAMPLE = 8_000;

  /** The least share of function words, of all words, in running text. */
  private static final double LEAST_SHARE = 0.1;

  /** A single function word may be a name in another language. */
  private static final int LEAST_WORDS = 2;

  /** In Japanese, kana are seldom less than this share of the characters; in Chinese, none are. */
  private static final double KANA_SHARE = 0.05;

  private LanguageDetection() {}

  /** Returns the language of most of the text. */
  public static Language of(String text) {
    String sample = text.substring(0, Math.min(text.length(), SAMPLE)).toLowerCase(Locale.ROOT);
    Map<UnicodeScript, Integer> scripts = scripts(sample);
    UnicodeScript most =
        scripts.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse(UnicodeScript.COMMON);
    return switch (most) {
      case HIRAGANA, KATAKANA -> Languages.of("ja");
      case HAN -> Languages.of(kanaShare(scripts) < KANA_SHARE ? "zh" : "ja");
      case HANGUL -> Languages.of("ko");
      case THAI -> Languages.of("th");
      default -> byWords(words(sample), most);
    };
  }

  private static Language byWords(List<String> words, UnicodeScript script) {
    Language best = Languages.UNKNOWN;
    long most = Math.max(LEAST_WORDS, (long) Math.ceil(LEAST_SHARE * words.size())) - 1;
    boolean tied = false;
    for (Language language : Languages.all()) {
      if (language.script() == script) {
        long found = words.stream().filter(language.functionWords()::contains).count();
        tied = found > most ? false : tied || (found == most && !best.isUnknown());
        best = found > most ? language : best;
        most = Math.max(most, found);
      }
    }
    return tied ? Languages.UNKNOWN : best;
  }

  private static Map<UnicodeScript, Integer> scripts(String text) {
    Map<UnicodeScript, Integer> scripts = new EnumMap<>(UnicodeScript.class);
    text.codePoints()
        .filter(Character::isLetter)
        .forEach(codePoint -> scripts.merge(UnicodeScript.of(codePoint), 1, Integer::sum));
    return scripts;
  }

  private static double kanaShare(Map<UnicodeScript, Integer> scripts) {
    int kana =
        scripts.getOrDefault(UnicodeScript.HIRAGANA, 0)
            + scripts.getOrDefault(UnicodeScript.KATAKANA, 0);
    return (double) kana / Math.max(1, kana + scripts.getOrDefault(UnicodeScript.HAN, 0));
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean part = i < text.length() && Scripts.wordPart(text.charAt(i));
      if (part && start < 0) {
        start = i;
      } else if (!part && start >= 0) {
        if (i - start > 1) { // single letters are initials and symbols more often than words
          words.add(text.substring(start, i));
        }
        start = -1;
      }
    }
    return words;
  }
}
