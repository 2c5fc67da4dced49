package io.astraflow.engine;

import io.astraflow.retrieval.Reranker;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Scores as the test says, and counts how often it was asked. */
final class ScriptedReranker implements Reranker {
  final AtomicInteger asked = new AtomicInteger();
  private final String id;
  private final Scores scores;

  ScriptedReranker(String id, Scores scores) {
    this.id = id;
    this.scores = scores;
  }

  /** Prefers the texts that hold this word. */
  static ScriptedReranker preferring(String word) {
    return new ScriptedReranker(
        "scripted",
        (query, texts) -> texts.stream().mapToDouble(t -> t.contains(word) ? 1 : 0).toArray());
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public double[] score(String query, List<String> texts) throws InterruptedException {
    asked.incrementAndGet();
    return scores.of(query, texts);
  }

  /** Makes scores. */
  @FunctionalInterface
  interface Scores {
    /** Returns the scores, or does not. */
    double[] of(String query, List<String> texts) throws InterruptedException;
  }
}
