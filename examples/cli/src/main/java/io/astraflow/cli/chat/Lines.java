package io.astraflow.cli.chat;

import java.util.Optional;

/** Where the lines of a conversation come from. One thread reads. */
public interface Lines extends AutoCloseable {

  /**
   * Returns the next line; empty at the end of the input.
   *
   * @throws InterruptedException if Ctrl-C was pressed, or the thread was interrupted
   */
  Optional<String> next() throws InterruptedException;

  /**
   * Has Ctrl-C do something, where it would end the process.
   *
   * @return what makes it do again what it did
   */
  Runnable onInterrupt(Runnable action);

  @Override
  void close();
}
