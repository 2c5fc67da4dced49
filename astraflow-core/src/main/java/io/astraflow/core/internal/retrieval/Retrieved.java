package io.astraflow.core.internal.retrieval;

import io.astraflow.retrieval.Notice;
import io.astraflow.retrieval.Passage;
import java.util.List;

/**
 * What a query found. Immutable.
 *
 * @param passages best first
 * @param sight how clearly the embedding model sees what the query is about, 0 (blind) to 1
 * @param notices what did not go as asked, or was changed on the way
 * @param searched what was searched for: the query or its rewriting, then what expansion added
 */
public record Retrieved(
    List<Passage> passages, double sight, List<Notice> notices, List<String> searched) {

  /** Copies the lists. */
  public Retrieved {
    passages = List.copyOf(passages);
    notices = List.copyOf(notices);
    searched = List.copyOf(searched);
  }

  /** Returns whether all steps were of use. */
  boolean wentAsAsked() {
    return notices.stream().allMatch(notice -> notice.kind() == Notice.Kind.CORRECTED);
  }

  /** Returns how many characters of text this holds. */
  long characters() {
    long characters = 0;
    for (Passage passage : passages) {
      characters += passage.text().length() + passage.heading().length() + passage.title().length();
      characters += passage.context().map(context -> context.text().length()).orElse(0);
    }
    return characters + searched.stream().mapToLong(String::length).sum();
  }
}
