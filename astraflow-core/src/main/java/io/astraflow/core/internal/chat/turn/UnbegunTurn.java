package io.astraflow.core.internal.chat.turn;

import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.MessageStatus;
import java.util.Optional;

/**
 * A turn whose message is stored and whose answer nobody writes yet. Immutable.
 *
 * @param chatId its chat
 * @param answer nothing so far
 * @param turn what its readers have
 */
public record UnbegunTurn(String chatId, ChatMessage answer, LiveTurn turn) {

  /** Stores the answer as cancelled, and tells the turn's readers. */
  public void cancel(TurnWorld world) {
    end(world, new Draft(answer).message(MessageStatus.CANCELLED, "", Optional.empty()));
  }

  /** Stores the answer as failed, and tells the turn's readers. */
  public void fail(TurnWorld world, String reason) {
    end(world, answer.failed(reason));
  }

  private void end(TurnWorld world, ChatMessage ended) {
    ChatMessage told = ended;
    try {
      told =
          new AnswerStore(world.store(), chatId, world.threads(), world.timeline()).finish(ended);
    } finally {
      turn.end(told); // Whatever happens, no reader waits for ever.
    }
  }
}
