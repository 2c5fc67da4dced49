package io.astraflow.core.internal.answer;

import io.astraflow.core.internal.retrieval.Retrieved;
import io.astraflow.core.internal.text.Analyzer;
import io.astraflow.retrieval.Passage;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides whether a passage has to do with a question at all: it holds most of the question's
 * words, or its vector is near enough for the model, where the model sees. Where that is in doubt,
 * some words must be shared as well.
 */
record Relevance(Analyzer analyzer, double relatedCosine) {
  /** This share of the question's words is enough. */
  private static final double ENOUGH_WORDS = 0.6;

  /** This share is wanted besides a near vector where it is in doubt whether the model sees. */
  private static final double SOME_WORDS = 0.4;

  List<Passage> relevant(String question, Retrieved retrieved) {
    Set<String> wanted = new HashSet<>(analyzer.query(question));
    return retrieved.passages().stream()
        .filter(passage -> isRelevant(wanted, passage, retrieved))
        .toList();
  }

  private boolean isRelevant(Set<String> wanted, Passage passage, Retrieved retrieved) {
    double share = share(wanted, passage.text());
    boolean near =
        passage.explanation().cosine().orElse(-1) >= relatedCosine && !retrieved.isBlind();
    return share >= ENOUGH_WORDS || (near && (share >= SOME_WORDS || retrieved.seesClearly()));
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
