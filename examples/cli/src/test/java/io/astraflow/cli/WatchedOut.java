package io.astraflow.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;

/** A standard output that does something once a text has been printed. */
final class WatchedOut extends StringWriter {
  private final String awaited;
  private final Runnable action;
  private boolean done;

  WatchedOut(String awaited, Runnable action) {
    this.awaited = awaited;
    this.action = action;
  }

  int run(String... args) {
    return run(new Interruption(Thread.currentThread()), args);
  }

  int run(Interruption interruption, String... args) {
    return Main.run(
        args,
        InputStream.nullInputStream(),
        new PrintWriter(this),
        new PrintWriter(new StringWriter()),
        interruption);
  }

  @Override
  public void flush() {
    if (!done && toString().contains(awaited)) {
      done = true;
      action.run();
    }
  }
}
