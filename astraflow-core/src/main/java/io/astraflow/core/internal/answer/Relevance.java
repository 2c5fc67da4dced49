package io.astraflow.core.internal.answer;

import io.astraflow.core.internal.retrieval.Retrieved;
import io.astraflow.core.internal.text.Analyzer;
import io.astraflow.core.internal.text.QueryWord;
import io.astraflow.retrieval.Passage;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Decides whether a passage has to do with a question at all: it holds most of the question's
 * words, or its vector is near enough for the model, where the model sees. Where that is in doubt,
 * some words must be shared as well.
 */
record Relevance(Supplier<Analyzer> analyzers, double relatedCosine) {
  /** This share of the question's words is enough. */
  private static final double ENOUGH_WORDS = 0.6;

  /** This share is wanted besides a near vector where it is in doubt whether the model sees. */
  private static final double SOME_WORDS = 0.4;

  List<Passage> relevant(String question, Retrieved retrieved) {
    Wanted wanted = wanted(question);
    return retrieved.passages().stream()
        .filter(passage -> isRelevant(wanted, passage, retrieved))
        .toList();
  }

  private boolean isRelevant(Wanted wanted, Passage passage, Retrieved retrieved) {
    double share = wanted.share(passage.text());
    boolean near =
        passage.explanation().cosine().orElse(-1) >= relatedCosine && !retrieved.isBlind();
    return share >= ENOUGH_WORDS || (near && (share >= SOME_WORDS || retrieved.seesClearly()));
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
      if (words.isEmpty()) {
        return 0;
      }
      Set<String> terms = new HashSet<>(Arrays.asList(analyzer.index(text).split(" ")));
      long found =
          words.stream().filter(word -> !Collections.disjoint(word.terms(), terms)).count();
      return (double) found / words.size();
    }
  }
}
