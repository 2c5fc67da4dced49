package io.astraflow.cli;

import java.io.PrintWriter;

/** One line of a terminal that is drawn again and again; elsewhere nothing is drawn. */
final class StatusLine {
  private final PrintWriter err;
  private final boolean terminal;
  private int drawnLength;

  StatusLine(PrintWriter err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  /** Returns a line on standard error. The launcher says whether that is a terminal. */
  static StatusLine on(PrintWriter err) {
    return new StatusLine(err, Boolean.getBoolean("astraflow.terminal"));
  }

  /** Draws a text in the place of the one before. */
  void draw(String text) {
    if (terminal) {
      err.print('\r' + text + " ".repeat(Math.max(0, drawnLength - text.length())));
      err.flush();
      drawnLength = text.length();
    }
  }

  /** Removes the text. */
  void clear() {
    if (drawnLength > 0) {
      draw("");
      err.print('\r');
      err.flush();
      drawnLength = 0;
    }
  }
}
