package io.astraflow.core.internal.answer;

import io.astraflow.core.internal.retrieval.Retrieved;
import io.astraflow.core.internal.retrieval.words.Rarity;
import io.astraflow.core.internal.text.Analyzer;
import io.astraflow.core.internal.text.QueryWord;
import io.astraflow.retrieval.Passage;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Decides whether a passage has to do with a question at all: it is as related to it as the
 * collection asks for.
 *
 * @param relatedCosine that of the embedding model
 * @param rarity that of words in the collection
 * @param threshold the least {@link Relatedness}, read for each question; empty for the default
 */
record Relevance(
    Supplier<Analyzer> analyzers,
    double relatedCosine,
    Rarity rarity,
    Supplier<OptionalDouble> threshold) {

  List<Passage> relevant(String question, Retrieved retrieved) {
    double least = threshold.get().orElse(Relatedness.DEFAULT_THRESHOLD);
    Wanted wanted = wanted(question);
    Map<QueryWord, Double> weights = rarity.of(wanted.words());
    Relatedness relatedness = new Relatedness(relatedCosine, retrieved.sight());
    return retrieved.passages().stream()
        .filter(
            passage -> {
              double share = wanted.share(passage.text(), word -> weights.getOrDefault(word, 1.0));
              return relatedness.of(share, passage.explanation().cosine()) >= least;
            })
        .toList();
  }

  /** Returns what to look for in texts that may answer a question. */
  Wanted wanted(String question) {
    Analyzer analyzer = analyzers.get();
    return new Wanted(analyzer, analyzer.words(question, false));
  }

  /**
   * A question's words.
   *
   * @param analyzer makes terms of texts
   * @param words the words
   */
  record Wanted(Analyzer analyzer, List<QueryWord> words) {

    /** Returns which part of the words a text holds, 0 to 1. */
    double share(String text) {
      return share(text, word -> 1);
    }

    /**
     * Returns which part of the words a text holds, 0 to 1.
     *
     * @param weight how much a word counts, more than 0
     */
    double share(String text, ToDoubleFunction<QueryWord> weight) {
      Set<String> terms = new HashSet<>(Arrays.asList(analyzer.index(text).split(" ")));
      double all = 0;
      double found = 0;
      for (QueryWord word : words) {
        double counts = weight.applyAsDouble(word);
        all += counts;
        found += Collections.disjoint(word.terms(), terms) ? 0 : counts;
      }
      return all == 0 ? 0 : found / all;
    }
  }
}
