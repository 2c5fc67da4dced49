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
 * @param notices what did not go as asked in the retrieval, or was changed on the way; mostly none
 */
public record Answer(
    String text,
    boolean refused,
    String model,
    List<Citation> citations,
    int droppedCitations,
    List<Passage> passages,
    List<Notice> notices) {

  /** Copies the lists. */
  public Answer {
    citations = List.copyOf(citations);
    passages = List.copyOf(passages);
    notices = List.copyOf(notices);
  }

  /** Returns this answer with other notices. */
  public Answer withNotices(List<Notice> other) {
    return new Answer(text, refused, model, citations, droppedCitations, passages, other);
  }
}
