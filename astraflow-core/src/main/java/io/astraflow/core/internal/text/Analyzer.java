package io.astraflow.core.internal.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Turns text into the terms of the lexical index, and a question into the terms to look for.
 *
 * <p>Words are compatibility-normalised (NFKC), lower-cased, stripped of accents and, where they
 * are plain ASCII, of an English plural s (Harman, "How effective is suffixing?", 1991). Scripts
 * that are written without spaces become overlapping pairs of characters, and single characters so
 * that a question of one character finds something. Immutable.
 */
public final class Analyzer {
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
    Token.forEach(text, token -> indexed(token).forEach(term -> append(terms, term.text())));
    return terms.toString();
  }

  /** Returns the terms that {@link #index} makes of a text, each with its place. */
  public List<Term> terms(String text) {
    List<Term> terms = new ArrayList<>();
    Token.forEach(text, token -> terms.addAll(indexed(token)));
    return terms;
  }

  /**
   * Returns the distinct terms of a question, in their order, without English function words unless
   * it has no others.
   */
  public List<String> query(String text) {
    Set<String> terms = new LinkedHashSet<>();
    words(text, false).forEach(word -> terms.addAll(word.terms()));
    return List.copyOf(terms);
  }

  /**
   * Returns the distinct words of a question, in their order, without English function words unless
   * it has no others.
   *
   * @param prefix whether the last one is the beginning of a word; it is no function word then
   */
  public List<QueryWord> words(String text, boolean prefix) {
    List<Token> tokens = new ArrayList<>();
    Token.forEach(text, tokens::add);
    Set<QueryWord> all = new LinkedHashSet<>();
    Set<QueryWord> content = new LinkedHashSet<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i) instanceof Token.Word word) {
        boolean beginning = prefix && i == tokens.size() - 1;
        Set<String> terms = sought(word.text(), beginning);
        if (!terms.isEmpty()) {
          QueryWord sought = new QueryWord(word.text(), terms, true, beginning);
          all.add(sought);
          if (beginning || !STOP_WORDS.contains(word.text())) {
            content.add(sought);
          }
        }
      } else if (tokens.get(i) instanceof Token.Run run) {
        List<Term> pairs = run.pairs();
        for (Term term : pairs.isEmpty() ? run.singles() : pairs) {
          content.add(new QueryWord(term.text(), Set.of(term.text()), false, false));
        }
      }
    }
    return List.copyOf(content.isEmpty() ? all : content);
  }

  /**
   * Returns what a text must have for it to contain a phrase: each of these sequences of terms, its
   * terms beside each other. One sequence says it all for words; a script without spaces needs
   * more, since its characters are indexed before its pairs. Empty where the phrase has no terms.
   */
  public List<List<String>> phrase(String text) {
    List<Token> tokens = new ArrayList<>();
    Token.forEach(text, tokens::add);
    tokens.removeIf(token -> indexed(token).isEmpty());
    PhraseTerms terms = new PhraseTerms();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i) instanceof Token.Run run) {
        terms.add(run, i == 0, i == tokens.size() - 1);
      } else {
        terms.add(indexed(tokens.get(i)));
      }
    }
    return terms.sequences();
  }

  /** Returns the term that the index keeps a word as; may be empty. */
  private static String kept(String word) {
    return Words.normalise(word);
  }

  /** Returns each of the terms to look for when a question has a word; may be empty. */
  private static Set<String> sought(String word, boolean beginning) {
    Set<String> terms = new LinkedHashSet<>(Set.of(kept(word)));
    if (beginning) {
      terms.add(Words.folded(word)); // what looks like a plural may go on
    }
    terms.remove("");
    return terms;
  }

  private static List<Term> indexed(Token token) {
    if (token instanceof Token.Run run) {
      List<Term> terms = run.singles();
      terms.addAll(run.pairs());
      return terms;
    }
    Token.Word word = (Token.Word) token;
    String term = kept(word.text());
    return term.isEmpty() ? List.of() : List.of(new Term(term, word.span()));
  }

  private static void append(StringBuilder out, String term) {
    if (!out.isEmpty()) {
      out.append(' ');
    }
    out.append(term);
  }
}
