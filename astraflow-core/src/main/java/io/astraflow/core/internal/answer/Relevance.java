package io.astraflow.core.internal.answer;

import io.astraflow.core.internal.text.Analyzer;
import io.astraflow.retrieval.Passage;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides whether a passage has to do with a question at all: its vector is near enough for the
 * model, or it holds most of the question's words.
 */
record Relevance(Analyzer analyzer, double relatedCosine) {
  /** This share of the question's words is enough. */
  private static final double ENOUGH_WORDS = 0.6;

  List<Passage> relevant(String question, List<Passage> passages) {
    Set<String> wanted = new HashSet<>(analyzer.query(question));
    return passages.stream().filter(passage -> isRelevant(wanted, passage)).toList();
  }

  private boolean isRelevant(Set<String> wanted, Passage passage) {
    if (passage.cosine().isPresent() && passage.cosine().getAsDouble() >= relatedCosine) {
      return true;
    }
    return !wanted.isEmpty() && share(wanted, passage.text()) >= ENOUGH_WORDS;
  }

  /** Returns which part of the wanted terms a text holds, 0 to 1. */
  double share(Set<String> wanted, String text) {
    if (wanted.isEmpty()) {
      return 0;
    }
    Set<String> found = new HashSet<>(Arrays.asList(analyzer.index(text).split(" ")));
    found.retainAll(wanted);
    return (double) found.size() / wanted.size();
  }
}
