package io.astraflow.core.internal.answer;

import io.astraflow.retrieval.Answer;
import io.astraflow.retrieval.Passage;
import io.astraflow.retrieval.Question;
import java.util.List;

/** Writes an answer from relevant passages. Safe for use by many threads. */
interface Answerer {

  /** Returns the name that its answers carry. */
  String name();

  /** Answers from {@code passages}, of which there is at least one, best first. */
  Answer answer(Question question, List<Passage> passages) throws InterruptedException;
}
