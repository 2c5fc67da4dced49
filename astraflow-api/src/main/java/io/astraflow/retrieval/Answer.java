package io.astraflow.retrieval;

import java.util.List;

/**
 * An answer and what it rests on. Immutable.
 *
 * @param text the answer, or when refused a sentence that says so
 * @param refused whether nothing relevant was found
 * @param model what wrote the answer: a model's name, or {@code extractive}
 * @param citations literal quotations that were checked against the documents' text
 * @param droppedCitations how many quotations the model gave that were not in the passages
 * @param passages what was retrieved for this question, best first
 */
public record Answer(
    String text,
    boolean refused,
    String model,
    List<Citation> citations,
    int droppedCitations,
    List<Passage> passages) {

  /** Copies the lists. */
  public Answer {
    citations = List.copyOf(citations);
    passages = List.copyOf(passages);
  }
}
