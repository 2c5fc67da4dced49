package io.astraflow.core.internal.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import opennlp.tools.stemmer.snowball.SnowballStemmer.ALGORITHM;

/** The languages that AstraFlow knows: those in {@code function-words.txt} and some by script. */
public final class Languages {
  private static final String WORDS = "function-words.txt";

  private static final Map<String, ALGORITHM> STEMMING =
      Map.ofEntries(
          Map.entry("ar", ALGORITHM.ARABIC),
          Map.entry("ca", ALGORITHM.CATALAN),
          Map.entry("da", ALGORITHM.DANISH),
          Map.entry("de", ALGORITHM.GERMAN),
          Map.entry("el", ALGORITHM.GREEK),
          Map.entry("en", ALGORITHM.ENGLISH),
          Map.entry("es", ALGORITHM.SPANISH),
          Map.entry("fi", ALGORITHM.FINNISH),
          Map.entry("fr", ALGORITHM.FRENCH),
          Map.entry("ga", ALGORITHM.IRISH),
          Map.entry("hu", ALGORITHM.HUNGARIAN),
          Map.entry("id", ALGORITHM.INDONESIAN),
          Map.entry("it", ALGORITHM.ITALIAN),
          Map.entry("nl", ALGORITHM.DUTCH),
          Map.entry("no", ALGORITHM.NORWEGIAN),
          Map.entry("pt", ALGORITHM.PORTUGUESE),
          Map.entry("ro", ALGORITHM.ROMANIAN),
          Map.entry("ru", ALGORITHM.RUSSIAN),
          Map.entry("sv", ALGORITHM.SWEDISH),
          Map.entry("tr", ALGORITHM.TURKISH));

  /** Languages that their script alone gives away, and that no stemmer here is for. */
  private static final Map<String, UnicodeScript> BY_SCRIPT =
      Map.of(
          "ja", UnicodeScript.HIRAGANA,
          "ko", UnicodeScript.HANGUL,
          "th", UnicodeScript.THAI,
          "zh", UnicodeScript.HAN);

  private static final Map<String, Language> ALL = read();

  /**
   * The language of texts whose language is not known: too short to tell, tables, programs. Their
   * words are taken for English ones.
   */
  public static final Language UNKNOWN =
      new Language(
          Language.UNDETERMINED,
          UnicodeScript.COMMON,
          of("en").functionWords(),
          of("en").stemming());

  /**
   * How words are kept that were ingested before words had stems: they have lost an English plural
   * s at the most.
   */
  public static final Language UNSTEMMED =
      new Language(Language.UNDETERMINED, UnicodeScript.COMMON, of("en").functionWords(), null);

  private Languages() {}

  /** Returns every language known. */
  public static List<Language> all() {
    return List.copyOf(ALL.values());
  }

  /**
   * Returns the language of this code; {@link #UNKNOWN} where it is none of these.
   *
   * @param code ISO 639-1, a region or script behind it allowed, such as {@code pt-BR}
   */
  public static Language of(String code) {
    String language = code.strip().split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
    Language known = ALL.get(language);
    return known == null ? UNKNOWN : known;
  }

  private static Map<String, Language> read() {
    Map<String, Language> languages = new LinkedHashMap<>();
    BY_SCRIPT.forEach(
        (code, script) -> languages.put(code, new Language(code, script, Set.of(), null)));
    try (InputStream in = Languages.class.getResourceAsStream(WORDS)) {
      if (in == null) {
        throw new IllegalStateException(WORDS + " is missing beside " + Languages.class.getName());
      }
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(Languages::language)
          .forEach(language -> languages.put(language.code(), language));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(languages);
  }

  private static Language language(String line) {
    List<String> words = Arrays.asList(line.split(" "));
    String code = words.get(0);
    return new Language(
        code,
        UnicodeScript.valueOf(words.get(1)),
        Set.copyOf(words.subList(2, words.size())),
        STEMMING.get(code));
  }
}
