package io.astraflow.core.internal.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Turns text into the terms of the lexical index, and a question into the terms to look for.
 *
 * <p>Words are compatibility-normalised (NFKC), lower-cased, stripped of accents and, where they
 * are plain ASCII, of an English plural s (Harman, "How effective is suffixing?", 1991). Scripts
 * that are written without spaces become overlapping pairs of characters, and single characters so
 * that a question of one character finds something. Immutable.
 */
public final class Analyzer {
  private static final int LONGEST_TERM = 64;

  private static final Set<String> STOP_WORDS =
      Set.of(
          "a", "an", "and", "are", "as", "at", "be", "but", "by", "did", "do", "does", "for", "how",
          "if", "in", "into", "is", "it", "no", "not", "of", "on", "or", "such", "that", "the",
          "their", "then", "there", "these", "they", "this", "to", "was", "were", "what", "when",
          "where", "which", "who", "why", "will", "with");

  /** Creates the analyzer; it has no settings. */
  public Analyzer() {}

  /** Returns the terms of a document's text, separated by single spaces. */
  public String index(String text) {
    StringBuilder terms = new StringBuilder(text.length() + text.length() / 8);
    tokenize(
        text,
        word -> append(terms, Words.normalise(word)),
        run -> {
          append(terms, run.singles());
          append(terms, run.pairs());
        });
    return terms.toString();
  }

  /**
   * Returns the distinct terms of a question, in their order, without English function words unless
   * it has no others.
   */
  public List<String> query(String text) {
    Set<String> all = new LinkedHashSet<>();
    Set<String> content = new LinkedHashSet<>();
    tokenize(
        text,
        word -> {
          String term = Words.normalise(word);
          if (!term.isEmpty()) {
            all.add(term);
            if (!STOP_WORDS.contains(word)) {
              content.add(term);
            }
          }
        },
        run -> {
          List<String> terms = run.length() == 1 ? run.singles() : run.pairs();
          all.addAll(terms);
          content.addAll(terms);
        });
    return List.copyOf(content.isEmpty() ? all : content);
  }

  private static void append(StringBuilder out, List<String> terms) {
    terms.forEach(term -> append(out, term));
  }

  private static void append(StringBuilder out, String term) {
    if (!term.isEmpty()) {
      if (!out.isEmpty()) {
        out.append(' ');
      }
      out.append(term);
    }
  }

  private static void tokenize(String raw, Consumer<String> words, Consumer<Run> runs) {
    String text = Normalizer.normalize(raw, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    int at = 0;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      int end = at + Character.charCount(codePoint);
      if (Scripts.withoutSpaces(codePoint)) {
        while (end < text.length() && Scripts.continuesRun(text.codePointAt(end))) {
          end += Character.charCount(text.codePointAt(end));
        }
        runs.accept(new Run(text.substring(at, end)));
      } else if (Scripts.wordPart(codePoint)) {
        while (end < text.length() && continuesWord(text.codePointAt(end))) {
          end += Character.charCount(text.codePointAt(end));
        }
        words.accept(clip(text.substring(at, end)));
      }
      at = end;
    }
  }

  private static boolean continuesWord(int codePoint) {
    return Scripts.wordPart(codePoint) && !Scripts.withoutSpaces(codePoint);
  }

  private static String clip(String word) {
    if (word.length() <= LONGEST_TERM) {
      return word;
    }
    int end = Character.isHighSurrogate(word.charAt(LONGEST_TERM - 1)) ? 63 : LONGEST_TERM;
    return word.substring(0, end);
  }

  /** Characters of a script written without spaces, in a row. */
  private record Run(String text) {
    int length() {
      return text.codePointCount(0, text.length());
    }

    List<String> singles() {
      return text.codePoints().mapToObj(Character::toString).toList();
    }

    List<String> pairs() {
      int[] codePoints = text.codePoints().toArray();
      List<String> pairs = new ArrayList<>(codePoints.length);
      for (int i = 0; i + 1 < codePoints.length; i++) {
        pairs.add(new String(codePoints, i, 2));
      }
      return pairs;
    }
  }
}
