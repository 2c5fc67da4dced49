package io.astraflow.core.internal.retrieval.words;

import io.astraflow.core.internal.text.Analyzer;
import io.astraflow.core.internal.text.EditDistance;
import io.astraflow.core.internal.text.QueryWord;
import io.astraflow.retrieval.Filter;
import io.astraflow.spi.store.ChunkRow;
import io.astraflow.spi.store.LexicalQuery;
import io.astraflow.spi.store.LexicalQuery.Word;
import io.astraflow.spi.store.LexicalTable;
import io.astraflow.spi.store.LexicalTable.LexicalHit;
import io.astraflow.spi.store.Store;
import io.astraflow.spi.store.Transaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Replaces words that no chunk of a collection has by those that it has and that are fewest edits
 * away. Safe for use by many threads.
 *
 * @param store knows the words
 * @param collectionId whose chunks are searched
 */
record Spelling(Store store, long collectionId) {
  private static final int SHORTEST = 4;

  /** From this length on two edits are allowed; shorter words are too close to others for that. */
  private static final int LONG = 8;

  /** A longer text was not typed for a search, and has enough other words. */
  private static final int MOST_LOOKED_AT = 64;

  private static final int MOST_CORRECTED = 8;
  private static final int CANDIDATES = 200;
  private static final int ALTERNATIVES = 3;
  private static final int MOST_COMPARED = 10;

  /** Whoever has this many chunks is frequent. */
  private static final int FREQUENT = 1_000;

  /**
   * Returns what to look for instead, by word: of the terms at the least distance those whose words
   * are most alike, most frequent first. Words without a correction are left out.
   */
  Map<QueryWord, List<Correction>> corrections(List<QueryWord> words, Analyzer analyzer) {
    List<QueryWord> eligible =
        words.stream().filter(Spelling::mayBeMistyped).limit(MOST_LOOKED_AT).toList();
    if (eligible.isEmpty()) {
      return Map.of();
    }
    return store.read(
        tx -> {
          LexicalTable lexical = tx.lexical();
          Set<String> terms = new LinkedHashSet<>();
          eligible.forEach(word -> terms.addAll(word.terms()));
          Set<String> known = lexical.known(collectionId, terms, 1).keySet();
          Map<QueryWord, List<Correction>> corrections = new LinkedHashMap<>();
          eligible.stream()
              .filter(word -> word.terms().stream().noneMatch(known::contains))
              .limit(MOST_CORRECTED)
              .forEach(
                  word ->
                      corrections.put(
                          word,
                          mostAlike(
                              word,
                              nearest(lexical, word).stream()
                                  .map(term -> new Correction(term, written(tx, term, analyzer)))
                                  .toList())));
          corrections.values().removeIf(List::isEmpty);
          return corrections;
        });
  }

  private static boolean mayBeMistyped(QueryWord word) {
    return word.spaced()
        && !word.beginning()
        && word.hasLettersOnly()
        && length(word.written()) >= SHORTEST;
  }

  private static int mostEdits(String word) {
    return length(word) < LONG ? 1 : 2;
  }

  private static int length(String word) {
    return word.codePointCount(0, word.length());
  }

  /** A term may be a stem, which is no word for people: one is read where the term is from. */
  private String written(Transaction tx, String term, Analyzer analyzer) {
    LexicalQuery query = new LexicalQuery(List.of(new Word(Set.of(term), false)), List.of());
    List<Long> ids =
        tx.lexical().search(collectionId, query, Filter.all(), 1).stream()
            .map(LexicalHit::chunkId)
            .toList();
    return tx.chunks().find(collectionId, ids).stream()
        .map(ChunkRow::text)
        .flatMap(
            text ->
                analyzer.terms(text).stream()
                    .filter(found -> found.text().equals(term))
                    .map(found -> found.span().of(text).toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElse(term);
  }

  /** Stems may be nearer to each other than the words are, so those are compared as well. */
  private static List<Correction> mostAlike(QueryWord word, List<Correction> corrections) {
    ToIntFunction<Correction> distance =
        correction -> EditDistance.of(word.written(), correction.written());
    int least = corrections.stream().mapToInt(distance).min().orElse(0);
    if (least > mostEdits(word.written()) + 1) {
      return List.of();
    }
    return corrections.stream()
        .filter(correction -> distance.applyAsInt(correction) == least)
        .limit(ALTERNATIVES)
        .toList();
  }

  /** Four letters, the middle ones swapped, have no trigram in common with the word meant. */
  private static List<String> swapped(String term) {
    int[] letters = term.codePoints().toArray();
    List<String> others = new ArrayList<>();
    for (int i = 0; i + 1 < letters.length; i++) {
      int[] other = letters.clone();
      other[i] = letters[i + 1];
      other[i + 1] = letters[i];
      others.add(new String(other, 0, other.length));
    }
    return others;
  }

  private List<String> nearest(LexicalTable lexical, QueryWord word) {
    Map<String, Integer> distances = new LinkedHashMap<>();
    Set<String> spellings = new LinkedHashSet<>(word.terms());
    spellings.add(word.folded()); // a typing error may keep an ending from being taken off
    for (String term : spellings) {
      int most = mostEdits(term);
      for (String other : lexical.similar(collectionId, term, CANDIDATES)) {
        int distance = EditDistance.of(term, other);
        if (distance <= most) {
          distances.merge(other, distance, Math::min);
        }
      }
    }
    spellings.forEach(term -> swapped(term).forEach(other -> distances.merge(other, 1, Math::min)));
    Map<String, Integer> chunks = lexical.known(collectionId, distances.keySet(), FREQUENT);
    distances.keySet().retainAll(chunks.keySet());
    int least = distances.values().stream().mapToInt(Integer::intValue).min().orElse(0);
    distances.values().removeIf(distance -> distance > least);
    List<String> nearest = new ArrayList<>(distances.keySet());
    nearest.sort(
        Comparator.comparing((String term) -> chunks.getOrDefault(term, 0))
            .reversed()
            .thenComparing(Comparator.naturalOrder()));
    return List.copyOf(nearest.subList(0, Math.min(MOST_COMPARED, nearest.size())));
  }
}
