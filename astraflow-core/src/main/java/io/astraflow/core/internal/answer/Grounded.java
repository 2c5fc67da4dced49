package io.astraflow.core.internal.answer;

import io.astraflow.retrieval.Notice;
import io.astraflow.retrieval.Passage;
import java.util.List;

/**
 * What a collection has to say to a question. Immutable.
 *
 * @param searched what was searched for: the question or its rewriting
 * @param relevant passages that may answer it, best first
 * @param found all that were found, best first
 * @param notices what did not go as asked in the retrieval, or was changed on the way
 */
public record Grounded(
    String searched, List<Passage> relevant, List<Passage> found, List<Notice> notices) {

  /** Copies the lists. */
  public Grounded {
    relevant = List.copyOf(relevant);
    found = List.copyOf(found);
    notices = List.copyOf(notices);
  }
}
