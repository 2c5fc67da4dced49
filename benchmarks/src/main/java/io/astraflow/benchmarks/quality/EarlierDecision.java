package io.astraflow.benchmarks.quality;

import io.astraflow.collection.Collection;
import io.astraflow.collection.MetadataValue;
import io.astraflow.core.internal.retrieval.CollectionRetriever;
import io.astraflow.core.internal.retrieval.Retrieved;
import io.astraflow.core.internal.text.Analyzer;
import io.astraflow.core.internal.text.Languages;
import io.astraflow.core.internal.text.QueryWord;
import io.astraflow.retrieval.Passage;
import io.astraflow.retrieval.Query;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How it was decided before collections had a threshold: a passage was relevant if it held most of
 * the question's words, or if its vector was near enough, and either the model saw clearly or some
 * of the words were shared as well. Immutable.
 *
 * @param retriever of the collection
 * @param analyzer for its languages
 * @param relatedCosine that of the collection's model
 */
record EarlierDecision(CollectionRetriever retriever, Analyzer analyzer, double relatedCosine) {
  private static final double ENOUGH_WORDS = 0.6;
  private static final double SOME_WORDS = 0.4;
  private static final double UNKNOWN_SIGHT = 0.6;
  private static final int MOST_LANGUAGES = 100;

  static EarlierDecision of(Collection collection, double relatedCosine) {
    List<String> languages =
        collection.values("language", MOST_LANGUAGES).stream().map(MetadataValue::value).toList();
    return new EarlierDecision(
        (CollectionRetriever) collection.retriever(),
        new Analyzer(languages.stream().map(Languages::of).toList()),
        relatedCosine);
  }

  /** Returns whether no passage that is found for a question is relevant. */
  boolean refuses(String question) throws InterruptedException {
    Retrieved retrieved = retriever.find(Query.of(question));
    List<QueryWord> words = analyzer.words(question, false);
    return retrieved.passages().stream()
        .noneMatch(passage -> isRelevant(words, passage, retrieved));
  }

  private boolean isRelevant(List<QueryWord> words, Passage passage, Retrieved retrieved) {
    double share = share(words, passage.text());
    boolean near =
        passage.explanation().cosine().orElse(-1) >= relatedCosine && retrieved.sight() > 0;
    boolean seesClearly = retrieved.sight() > UNKNOWN_SIGHT;
    return share >= ENOUGH_WORDS || (near && (share >= SOME_WORDS || seesClearly));
  }

  private double share(List<QueryWord> words, String text) {
    Set<String> terms = new HashSet<>(Arrays.asList(analyzer.index(text).split(" ")));
    long found = words.stream().filter(word -> !Collections.disjoint(word.terms(), terms)).count();
    return words.isEmpty() ? 0 : found / (double) words.size();
  }
}
