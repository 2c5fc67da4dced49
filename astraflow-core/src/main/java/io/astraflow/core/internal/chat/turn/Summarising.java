package io.astraflow.core.internal.chat.turn;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The turns of an engine that have their chats summarised: of each chat one at a time, in the order
 * in which they came. Safe for use by many threads.
 */
public final class Summarising {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // Guarded by the lock; the first turn of a chat is the one at work.
  private final Map<String, Deque<String>> waiting = new HashMap<>();

  /** Waits until no turn before this one is at work on its chat. */
  void begin(String chatId, String turn) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      Deque<String> turns = waiting.computeIfAbsent(chatId, id -> new ArrayDeque<>());
      turns.add(turn);
      while (!turn.equals(turns.peek())) {
        changed.await();
      }
    } catch (InterruptedException e) {
      end(chatId, turn);
      throw e;
    } finally {
      lock.unlock();
    }
  }

  /** Lets the next one begin. */
  void end(String chatId, String turn) {
    lock.lock();
    try {
      Deque<String> turns = waiting.getOrDefault(chatId, new ArrayDeque<>());
      turns.remove(turn);
      if (turns.isEmpty()) {
        waiting.remove(chatId);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
