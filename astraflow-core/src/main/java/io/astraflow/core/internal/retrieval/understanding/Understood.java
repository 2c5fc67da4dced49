package io.astraflow.core.internal.retrieval.understanding;

import io.astraflow.retrieval.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is searched for. Immutable.
 *
 * @param text the query or its rewriting
 * @param others other wordings of it
 * @param answer a passage such as might answer it
 * @param notices what did not go as asked
 */
public record Understood(
    String text, List<String> others, Optional<String> answer, List<Notice> notices) {

  /** Copies the lists. */
  public Understood {
    others = List.copyOf(others);
    notices = List.copyOf(notices);
  }

  /** Returns the query as it stands. */
  static Understood plain(String text) {
    return new Understood(text, List.of(), Optional.empty(), List.of());
  }

  /** Returns this, a query as it stands, with the notice that nothing was made of it. */
  Understood failed(String reason) {
    return noticed(reason, "It was searched for as it was.");
  }

  /** Returns this with the notice that it has no other wordings nor a likely answer. */
  Understood unexpanded(String reason, boolean rewritten) {
    return noticed(
        reason,
        rewritten
            ? "It was rewritten, and searched for without an expansion."
            : "It was searched for without an expansion.");
  }

  private Understood noticed(String reason, String outcome) {
    Notice notice =
        new Notice(
            Notice.Kind.NOT_UNDERSTOOD,
            "The language model was of no use with the query: %s. %s".formatted(reason, outcome));
    return new Understood(text, others, answer, List.of(notice));
  }

  /** Returns all that is searched for, the query or its rewriting first. */
  public List<String> searched() {
    List<String> all = new ArrayList<>();
    all.add(text);
    all.addAll(others);
    answer.ifPresent(all::add);
    return all;
  }
}
