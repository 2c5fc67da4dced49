package io.astraflow.core.internal.chat.turn;

import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.Turn;
import io.astraflow.chat.TurnEvents;

/** A turn that has ended, as its answer tells it. Immutable. */
public final class StoredTurn implements Turn {
  private final ChatMessage answer;

  /** Tells of a turn. */
  public StoredTurn(ChatMessage answer) {
    this.answer = answer;
  }

  @Override
  public String id() {
    return answer.id();
  }

  @Override
  public TurnEvents events(long after) {
    return new LogReader(TurnLog.of(answer), after);
  }

  @Override
  public ChatMessage await() {
    return answer;
  }

  @Override
  public void cancel() {}
}
