package io.astraflow.core.internal.chat.turn;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * The turns of an engine that have their chats summarised: of each chat one at a time, in the order
 * in which they came. Safe for use by many threads.
 */
public final class Summarising {
  // Guarded by this; the first turn of a chat is the one at work.
  private final Map<String, Deque<Begun>> waiting = new HashMap<>();

  /** Waits until no turn before this one is at work on its chat. */
  synchronized void begin(Begun turn) throws InterruptedException {
    Deque<Begun> turns = waiting.computeIfAbsent(turn.chatId(), id -> new ArrayDeque<>());
    turns.add(turn);
    try {
      while (turns.peek() != turn) {
        wait();
      }
    } catch (InterruptedException e) {
      end(turn);
      throw e;
    }
  }

  /** Lets the next one begin. */
  synchronized void end(Begun turn) {
    Deque<Begun> turns = waiting.getOrDefault(turn.chatId(), new ArrayDeque<>());
    turns.removeIf(other -> other == turn);
    if (turns.isEmpty()) {
      waiting.remove(turn.chatId());
    }
    notifyAll();
  }
}
