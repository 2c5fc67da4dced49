package io.astraflow.core.internal.chat.grounds;

import io.astraflow.chat.TurnNotice;
import io.astraflow.core.internal.answer.GroundedAnswers;
import java.util.List;
import java.util.Optional;

/**
 * What was found. Immutable.
 *
 * @param searched the message or its rewriting
 * @param passages relevant ones, best first
 * @param extractive quotes sentences of them, where a collection is there
 * @param notices what did not go as asked
 */
public record Ground(
    String searched,
    List<Located> passages,
    Optional<GroundedAnswers> extractive,
    List<TurnNotice> notices) {

  /** Copies the lists. */
  public Ground {
    passages = List.copyOf(passages);
    notices = List.copyOf(notices);
  }
}
