package io.astraflow.retrieval;

import java.util.List;

/**
 * What a search found, and what a reader should know of how. Immutable.
 *
 * @param passages best first, at most {@link Query#topK()}
 * @param notices what did not go as asked, or was changed on the way; mostly none
 * @param searched what was searched for: the query's text or its rewriting, then what expansion
 *     added
 */
public record SearchResult(List<Passage> passages, List<Notice> notices, List<String> searched) {

  /** Copies the lists. */
  public SearchResult {
    passages = List.copyOf(passages);
    notices = List.copyOf(notices);
    searched = List.copyOf(searched);
  }
}
