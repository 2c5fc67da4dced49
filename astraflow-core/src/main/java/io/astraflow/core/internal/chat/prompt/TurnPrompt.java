package io.astraflow.core.internal.chat.prompt;

import io.astraflow.chat.TurnNotice;
import io.astraflow.core.internal.chat.grounds.Located;
import io.astraflow.model.ModelRequest;
import java.util.List;

/**
 * What a model gets in one turn. Immutable.
 *
 * @param request instructions, history, and the message behind what was found for it
 * @param passages those that are in it, by their numbers from 1
 * @param notices what had to be left out
 */
public record TurnPrompt(ModelRequest request, List<Located> passages, List<TurnNotice> notices) {

  /** Copies the lists. */
  public TurnPrompt {
    passages = List.copyOf(passages);
    notices = List.copyOf(notices);
  }

  /** Returns this for an answer that no model has given before. */
  public TurnPrompt fresh() {
    return new TurnPrompt(request.toBuilder().fresh(true).build(), passages, notices);
  }
}
