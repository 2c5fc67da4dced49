package io.astraflow.core.internal.retrieval.words;

import io.astraflow.core.internal.text.QueryWord;
import io.astraflow.retrieval.Filter;
import io.astraflow.spi.store.LexicalQuery;
import io.astraflow.spi.store.LexicalQuery.Word;
import io.astraflow.spi.store.LexicalTable;
import io.astraflow.spi.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the terms that a word which is only begun may become. Safe for use by many threads.
 *
 * @param store knows the terms
 * @param collectionId whose chunks are searched
 */
record Beginnings(Store store, long collectionId) {
  private static final int SHORTEST = 4;

  /** Endings that stemming takes off, such as {@code ation}, are mostly no longer. */
  private static final int LONGEST_ENDING = 5;

  /** Returns what to look for. */
  List<Word> of(QueryWord begun) {
    Word longer = new Word(Set.of(begun.folded()), true);
    Word whole = new Word(begun.terms(), false);
    List<Word> words = new ArrayList<>(List.of(longer));
    if (!begun.terms().equals(longer.terms())) {
      words.add(whole);
    }
    LexicalQuery query = new LexicalQuery(words, List.of());
    return store.read(
        tx -> {
          LexicalTable lexical = tx.lexical();
          if (lexical.search(collectionId, query, Filter.all(), 1).isEmpty()) {
            addStem(begun.folded(), lexical, words);
          }
          return words;
        });
  }

  /** Whoever has typed a word's stem and a part of its ending shall not lose the word. */
  private void addStem(String begun, LexicalTable lexical, List<Word> words) {
    List<String> stems = new ArrayList<>();
    int shortest = Math.max(SHORTEST, begun.length() - LONGEST_ENDING);
    for (int end = begun.length() - 1; end >= shortest; end--) {
      stems.add(begun.substring(0, end));
    }
    Map<String, Integer> known = lexical.known(collectionId, stems, 1);
    stems.stream()
        .filter(known::containsKey)
        .findFirst()
        .ifPresent(stem -> words.add(new Word(Set.of(stem), false)));
  }
}
