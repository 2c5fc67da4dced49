package io.astraflow.cli.chat;

import io.astraflow.error.UnavailableException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The lines of a pipe or a file, in UTF-8. They are read by a thread of their own, since reading
 * cannot be interrupted and waiting for it can.
 */
public final class PipedLines implements Lines {
  private final BufferedReader reader;
  private final ExecutorService thread = Executors.newSingleThreadExecutor(PipedLines::daemon);

  /** Reads from a stream, which stays the caller's to close. */
  public PipedLines(InputStream in) {
    this.reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "lines");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public Optional<String> next() throws InterruptedException {
    try {
      return Optional.ofNullable(thread.submit(reader::readLine).get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw new UnavailableException("Standard input cannot be read: " + failure.getMessage(), e);
      }
      throw new IllegalStateException(e);
    }
  }

  // A process without a terminal is ended in order by its shutdown hook.
  @Override
  public Runnable onInterrupt(Runnable action) {
    return () -> {};
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
