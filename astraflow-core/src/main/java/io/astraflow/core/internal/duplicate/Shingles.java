package io.astraflow.core.internal.duplicate;

import io.astraflow.core.internal.text.Analyzer;
import io.astraflow.core.internal.text.Languages;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The sequences of {@value #TERMS} neighbouring terms in a text, each as a hash of 64 bits: what
 * two texts are compared by. Case, accents, punctuation and white space make no difference. A text
 * of fewer terms has one sequence.
 */
final class Shingles {
  private static final int TERMS = 4;

  /** 2⁶⁴ by the golden ratio, and the steps of SplitMix64's last mixing. */
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private static final Analyzer ANALYZER = new Analyzer(List.of(Languages.UNSTEMMED));

  private Shingles() {}

  /** Returns the distinct sequences; none where the text has no terms. */
  static Set<Long> of(String text) {
    String[] terms = ANALYZER.index(text).split(" ");
    Set<Long> shingles = new HashSet<>();
    if (terms.length == 1 && terms[0].isEmpty()) {
      return shingles;
    }
    for (int i = 0; i + TERMS <= Math.max(terms.length, TERMS); i++) {
      long hash = 0;
      for (int j = i; j < Math.min(terms.length, i + TERMS); j++) {
        hash = mixed(hash + STEP + hash(terms[j]));
      }
      shingles.add(hash);
    }
    return shingles;
  }

  /** Spreads every bit of a number over all of them (Steele, Lea and Flood, SplitMix, 2014). */
  static long mixed(long number) {
    long z = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private static long hash(String term) {
    long hash = term.length();
    for (int i = 0; i < term.length(); i++) {
      hash = mixed(hash ^ term.charAt(i) * STEP);
    }
    return hash;
  }
}
