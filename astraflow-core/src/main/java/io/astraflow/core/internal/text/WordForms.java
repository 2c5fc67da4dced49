package io.astraflow.core.internal.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import opennlp.tools.stemmer.snowball.SnowballStemmer;
import opennlp.tools.stemmer.snowball.SnowballStemmer.ALGORITHM;

/**
 * Brings the words of one text to the terms that they are kept as, in each of some languages. For
 * one thread, since stemmers are.
 */
final class WordForms {
  private final List<Function<String, String>> forms = new ArrayList<>();
  private final Map<String, Set<String>> known = new HashMap<>();

  WordForms(List<Language> languages) {
    languages.forEach(language -> forms.add(form(language)));
  }

  /** Returns the distinct terms of a lower-case word, in the languages' order; may be empty. */
  Set<String> of(String word) {
    return known.computeIfAbsent(word, this::terms);
  }

  private Set<String> terms(String word) {
    boolean code = word.codePoints().anyMatch(Character::isDigit); // a part number has no stem
    Set<String> terms = new LinkedHashSet<>();
    forms.forEach(form -> terms.add(code ? Words.folded(word) : form.apply(word)));
    terms.remove("");
    return terms;
  }

  // Accents tell most stemmers something, so they go last; in English they are only decoration.
  private static Function<String, String> form(Language language) {
    ALGORITHM stemming = language.stemming();
    if (stemming == null) {
      return Words::normalise;
    }
    SnowballStemmer stemmer = new SnowballStemmer(stemming);
    return stemming == ALGORITHM.ENGLISH
        ? word -> stemmer.stem(Words.folded(word)).toString()
        : word -> Words.folded(stemmer.stem(word).toString());
  }
}
