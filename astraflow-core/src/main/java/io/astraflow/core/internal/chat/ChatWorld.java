package io.astraflow.core.internal.chat;

import io.astraflow.core.internal.chat.turn.TurnWorld;
import io.astraflow.error.InvalidInputException;
import io.astraflow.spi.store.ChatRow;
import io.astraflow.spi.store.Transaction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What the chats of a workspace work with. Safe for use by many threads.
 *
 * @param turn what their turns work with
 * @param turns those under way, of all workspaces
 * @param hasCollection whether the workspace has a collection of this name
 * @param checkOpen throws once the engine is closed
 */
public record ChatWorld(
    TurnWorld turn, EngineChats turns, Predicate<String> hasCollection, Runnable checkOpen) {

  String workspace() {
    return turn.workspace();
  }

  Instant now() {
    return turn.timeline().now().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Returns when a chat is written to: now, or as before where the clock was set back. */
  Instant writing(ChatRow chat) {
    Instant now = now();
    return now.isBefore(chat.updatedAt()) ? chat.updatedAt() : now;
  }

  <T> T read(Function<Transaction, T> work) {
    checkOpen.run();
    return turn.store().read(work);
  }

  <T> T write(Function<Transaction, T> work) {
    checkOpen.run();
    return turn.store().write(work);
  }

  void requireCollections(List<String> names) {
    checkOpen.run();
    for (String name : names) {
      if (!hasCollection.test(name)) {
        throw new InvalidInputException(
            "There is no collection '%s' in the workspace '%s': create it first."
                .formatted(name, workspace()));
      }
    }
  }
}
