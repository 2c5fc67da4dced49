package io.astraflow.cli;

import io.astraflow.ingest.Cancellation;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets a command that Ctrl-C stops end in order. The first seconds are for the document under way;
 * then the command is interrupted. Safe for use by many threads.
 */
final class Interruption {
  private static final long FOR_THE_DOCUMENT_SECONDS = 5;
  private static final long FOR_THE_REPORT_SECONDS = 5;

  private final Thread command;
  private final Cancellation cancellation = new Cancellation();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicBoolean stopping = new AtomicBoolean();
  private volatile long patienceSeconds = FOR_THE_DOCUMENT_SECONDS;

  Interruption(Thread command) {
    this.command = command;
  }

  /** Returns the switch that long commands watch. */
  Cancellation cancellation() {
    return cancellation;
  }

  /** Says that the command is to be interrupted at once, having no document under way. */
  void interruptsAtOnce() {
    patienceSeconds = 0;
  }

  /** Stops the command and waits for its end; run when the process is asked to end. */
  void stop() {
    if (ended.getCount() == 0) {
      return;
    }
    stopping.set(true);
    cancellation.cancel();
    try {
      if (!ended.await(patienceSeconds, TimeUnit.SECONDS)) {
        command.interrupt();
        boolean inTime = ended.await(FOR_THE_REPORT_SECONDS, TimeUnit.SECONDS);
        if (!inTime) {
          return; // The store takes a killed process well.
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Notes that the command has ended; returns false if the process is on its way out already. */
  boolean finished() {
    ended.countDown();
    return !stopping.get();
  }
}
