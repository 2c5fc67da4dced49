package io.astraflow.core.internal.answer;

import io.astraflow.retrieval.Answer;
import io.astraflow.retrieval.Passage;
import java.util.List;

/** The honest answer where the documents have none. */
public final class Refusal {
  /** What it says. */
  public static final String TEXT = "The documents do not answer this question.";

  private Refusal() {}

  static Answer of(String model, List<Passage> passages) {
    return new Answer(TEXT, true, model, List.of(), 0, passages, List.of());
  }
}
