package io.astraflow.core.internal.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Turns text into the terms of the lexical index, and a question into the terms to look for.
 *
 * <p>Words are compatibility-normalised (NFKC), lower-cased, brought to their stems by the stemmer
 * of their language, and stripped of accents. Where there is no stemmer for it, they lose an
 * English plural s if they are plain ASCII (Harman, "How effective is suffixing?", 1991). Thai is
 * cut into words by a dictionary; other scripts that are written without spaces become overlapping
 * pairs of characters, and single characters so that a question of one character finds something.
 * Immutable.
 */
public final class Analyzer {
  /** Changes whenever the same text could give other terms. */
  public static final String FINGERPRINT =
      ThaiWords.haveDictionary() ? "analyzer-2" : "analyzer-2 without Thai words";

  private final List<Language> languages;

  /**
   * Creates an analyzer.
   *
   * @param languages of the text to index: one; of a question, or of a text to compare with one:
   *     those of all texts that it is sought in, at least one, that of the most texts first
   */
  public Analyzer(Collection<Language> languages) {
    this.languages = List.copyOf(new LinkedHashSet<>(languages));
    if (this.languages.isEmpty()) {
      throw new IllegalArgumentException("No language: use Languages.UNKNOWN");
    }
  }

  /** Returns an analyzer for each of the languages, under which each word has one term. */
  public List<Analyzer> byLanguage() {
    return languages.stream().map(language -> new Analyzer(List.of(language))).toList();
  }

  /** Returns the terms of a document's text, separated by single spaces. */
  public String index(String text) {
    StringBuilder terms = new StringBuilder(text.length() + text.length() / 8);
    WordForms forms = new WordForms(languages);
    Token.forEach(text, token -> indexed(token, forms).forEach(term -> append(terms, term.text())));
    return terms.toString();
  }

  /** Returns the terms that {@link #index} makes of a text, each with its place. */
  public List<Term> terms(String text) {
    List<Term> terms = new ArrayList<>();
    WordForms forms = new WordForms(languages);
    Token.forEach(text, token -> terms.addAll(indexed(token, forms)));
    return terms;
  }

  /**
   * Returns the distinct terms of a question, in their order, without function words unless it has
   * no others.
   */
  public List<String> query(String text) {
    Set<String> terms = new LinkedHashSet<>();
    words(text, false).forEach(word -> terms.addAll(word.terms()));
    return List.copyOf(terms);
  }

  /**
   * Returns the distinct words of a question, in their order, without function words unless it has
   * no others.
   *
   * @param prefix whether the last one is the beginning of a word; it is no function word then
   */
  public List<QueryWord> words(String text, boolean prefix) {
    List<Token> tokens = new ArrayList<>();
    Token.forEach(text, tokens::add);
    WordForms forms = new WordForms(languages);
    Set<String> functionWords = asked(text).functionWords();
    Set<QueryWord> all = new LinkedHashSet<>();
    Set<QueryWord> content = new LinkedHashSet<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i) instanceof Token.Word word) {
        boolean beginning = prefix && i == tokens.size() - 1;
        Set<String> terms = forms.of(word.text());
        if (!terms.isEmpty()) {
          QueryWord sought = new QueryWord(word.text(), terms, isSpaced(word.text()), beginning);
          all.add(sought);
          if (beginning || !functionWords.contains(word.text())) {
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
   * Returns what a text must have for it to contain a phrase: of each of these sets one sequence of
   * terms, its terms beside each other; a set has a sequence for each language. One set says it all
   * for words; a script without spaces needs more, since its characters are indexed before its
   * pairs. Empty where the phrase has no terms.
   */
  public List<Set<List<String>>> phrase(String text) {
    List<Set<List<String>>> phrase = new ArrayList<>();
    for (Language language : languages) {
      List<List<String>> sequences = phrase(text, new WordForms(List.of(language)));
      for (int i = 0; i < sequences.size(); i++) {
        if (i == phrase.size()) {
          phrase.add(new LinkedHashSet<>());
        }
        phrase.get(i).add(sequences.get(i));
      }
    }
    return phrase;
  }

  private static List<List<String>> phrase(String text, WordForms forms) {
    List<Token> tokens = new ArrayList<>();
    Token.forEach(text, tokens::add);
    tokens.removeIf(token -> indexed(token, forms).isEmpty());
    PhraseTerms terms = new PhraseTerms();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i) instanceof Token.Run run) {
        terms.add(run, i == 0, i == tokens.size() - 1);
      } else {
        terms.add(indexed(tokens.get(i), forms));
      }
    }
    return terms.sequences();
  }

  /** Returns the language of a question; where it cannot be told, that of the most texts. */
  private Language asked(String question) {
    Language detected = LanguageDetection.of(question);
    return languages.contains(detected) ? detected : languages.get(0);
  }

  private static boolean isSpaced(String word) {
    return !Scripts.withoutSpaces(word.codePointAt(0));
  }

  private static List<Term> indexed(Token token, WordForms forms) {
    if (token instanceof Token.Run run) {
      List<Term> terms = run.singles();
      terms.addAll(run.pairs());
      return terms;
    }
    Token.Word word = (Token.Word) token;
    return forms.of(word.text()).stream().map(term -> new Term(term, word.span())).toList();
  }

  private static void append(StringBuilder out, String term) {
    if (!out.isEmpty()) {
      out.append(' ');
    }
    out.append(term);
  }
}
