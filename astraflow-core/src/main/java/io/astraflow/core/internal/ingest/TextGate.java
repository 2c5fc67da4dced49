package io.astraflow.core.internal.ingest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Bounds the extracted text that is in memory: packed bytes say little about it. Documents pass in
 * any order but are finished in turn, so the one whose turn it is passes whatever its size, and
 * nothing can wait for ever. Safe for use by many threads.
 */
final class TextGate {
  private static final long MOST_CHARACTERS = 8L << 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<long[]> inside = new ArrayDeque<>();
  private long characters;
  private long nextTurn = 1;

  /** Waits until there is room, or until all documents before this one are finished. */
  void enter(long turn, int size) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (turn != nextTurn && characters + size > MOST_CHARACTERS) {
        changed.await();
      }
      inside.add(new long[] {turn, size});
      characters += size;
    } finally {
      lock.unlock();
    }
  }

  /** Says that the document whose turn it is is finished, in whatever way. */
  void finishTurn() {
    lock.lock();
    try {
      inside.removeIf(this::isFinished);
      nextTurn++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean isFinished(long[] turnAndSize) {
    boolean finished = turnAndSize[0] == nextTurn;
    characters -= finished ? turnAndSize[1] : 0;
    return finished;
  }
}
