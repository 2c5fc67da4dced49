package io.astraflow.core.internal.retrieval.words;

import io.astraflow.core.internal.text.Analyzer;
import io.astraflow.core.internal.text.QueryWord;
import io.astraflow.retrieval.Matching;
import io.astraflow.retrieval.Notice;
import io.astraflow.retrieval.Query;
import io.astraflow.retrieval.SearchMode;
import io.astraflow.spi.store.LexicalQuery;
import io.astraflow.spi.store.LexicalQuery.Phrase;
import io.astraflow.spi.store.LexicalQuery.Word;
import io.astraflow.spi.store.Store;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Reads what shall be looked for out of a query. Safe for use by many threads. */
public final class QueryReader {
  /** A longer text is sought by its first words; it would cost without finding more. */
  private static final int MOST_WORDS = 1_000;

  /** No chunk is long enough for a longer phrase. */
  private static final int LONGEST_PHRASE = 5_000;

  private final Supplier<Analyzer> analyzers;
  private final Spelling spelling;
  private final Beginnings beginnings;

  /**
   * Creates a reader for a collection.
   *
   * @param analyzers gives the analyzer for the languages that the collection has
   */
  public QueryReader(Store store, long collectionId, Supplier<Analyzer> analyzers) {
    this.analyzers = analyzers;
    this.spelling = new Spelling(store, collectionId);
    this.beginnings = new Beginnings(store, collectionId);
  }

  /**
   * Reads one wording of a query.
   *
   * @param text the query's own or another; only its own may end with the beginning of a word
   */
  public Sought read(Query query, String text) {
    Analyzer analyzer = analyzers.get();
    Matching matching = query.matching();
    boolean prefix = matching.prefix() && text.equals(query.text());
    List<QueryWord> read = firstWords(analyzer.words(text, prefix));
    Map<QueryWord, List<Correction>> corrections =
        matching.typoTolerant() && query.mode() != SearchMode.SEMANTIC
            ? spelling.corrections(read, analyzer)
            : Map.of();
    Set<Word> words = new LinkedHashSet<>();
    for (QueryWord word : read) {
      words.addAll(wordsFor(word, corrections.getOrDefault(word, List.of())));
    }
    List<Phrase> phrases = new ArrayList<>();
    boolean findable = true;
    for (String phrase : matching.phrases()) {
      List<Set<List<String>>> parts = analyzer.phrase(phrase);
      findable &= isFindable(parts);
      parts.forEach(variants -> phrases.add(new Phrase(variants)));
      firstWords(analyzer.words(phrase, false)).stream()
          .limit(Math.max(0, MOST_WORDS - words.size()))
          .forEach(word -> words.add(new Word(word.terms(), false)));
    }
    LexicalQuery sought = new LexicalQuery(List.copyOf(words), phrases);
    return new Sought(sought, findable, notices(corrections));
  }

  private List<Word> wordsFor(QueryWord word, List<Correction> corrections) {
    if (!corrections.isEmpty()) {
      Set<String> terms = corrections.stream().map(Correction::term).collect(Collectors.toSet());
      return List.of(new Word(terms, false));
    }
    return word.beginning() ? beginnings.of(word) : List.of(new Word(word.terms(), false));
  }

  private static List<QueryWord> firstWords(List<QueryWord> words) {
    return words.subList(0, Math.min(MOST_WORDS, words.size()));
  }

  private static boolean isFindable(List<Set<List<String>>> phrase) {
    return !phrase.isEmpty()
        && phrase.stream().flatMap(Set::stream).allMatch(terms -> terms.size() <= LONGEST_PHRASE);
  }

  private static List<Notice> notices(Map<QueryWord, List<Correction>> corrections) {
    List<Notice> notices = new ArrayList<>();
    corrections.forEach(
        (word, instead) ->
            notices.add(
                new Notice(
                    Notice.Kind.CORRECTED,
                    "No passage has \"%s\": searched for \"%s\" instead."
                        .formatted(
                            word.written(),
                            instead.stream()
                                .map(Correction::written)
                                .collect(Collectors.joining("\", \""))))));
    return notices;
  }
}
