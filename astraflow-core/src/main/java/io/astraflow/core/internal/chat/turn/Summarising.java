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
  private final Map<String, Deque<String>> waiting = new HashMap<>();

  /** Waits until no turn before this one is at work on its chat. */
  synchronized void begin(String chatId, String turn) throws InterruptedException {
    Deque<String> turns = waiting.computeIfAbsent(chatId, id -> new ArrayDeque<>());
    turns.add(turn);
    try {
      while (!turn.equals(turns.peek())) {
        wait();
      }
    } catch (InterruptedException e) {
      end(chatId, turn);
      throw e;
    }
  }

  /** Lets the next one begin. */
  synchronized void end(String chatId, String turn) {
    Deque<String> turns = waiting.getOrDefault(chatId, new ArrayDeque<>());
    turns.remove(turn);
    if (turns.isEmpty()) {
      waiting.remove(chatId);
    }
    notifyAll();
  }
}
