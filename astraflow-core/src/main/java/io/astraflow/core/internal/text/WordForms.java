package io.astraflow.core.internal.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import opennlp.tools.stemmer.snowball.SnowballStemmer;

/**
 * Brings the words of one text to the terms that they are kept as, in each of some languages. For
 * one thread, since stemmers are.
 */
final class WordForms {
  private final List<Optional<SnowballStemmer>> stemmers = new ArrayList<>();
  private final Map<String, Set<String>> known = new HashMap<>();

  WordForms(List<Language> languages) {
    languages.forEach(language -> stemmers.add(language.stemmer()));
  }

  /** Returns the distinct terms of a lower-case word, in the languages' order; may be empty. */
  Set<String> of(String word) {
    return known.computeIfAbsent(word, this::terms);
  }

  private Set<String> terms(String word) {
    Set<String> terms = new LinkedHashSet<>();
    for (Optional<SnowballStemmer> stemmer : stemmers) {
      terms.add(stemmer.map(by -> stemmed(word, by)).orElseGet(() -> Words.normalise(word)));
    }
    terms.remove("");
    return terms;
  }

  // A code such as a part number has no stem; accents tell stemmers something, so they go last.
  private static String stemmed(String word, SnowballStemmer stemmer) {
    boolean code = word.codePoints().anyMatch(Character::isDigit);
    return Words.folded(code ? word : stemmer.stem(word).toString());
  }
}
