package io.astraflow.cli;

import io.astraflow.summary.Summary;
import io.astraflow.summary.SummaryListener;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/**
 * Prints a summary while it is written, and before that how far it is, on one line of a terminal.
 */
final class SummaryProgress implements SummaryListener {
  private final @Nullable PrintWriter out;
  private final StatusLine line;
  private boolean begun;

  SummaryProgress(@Nullable PrintWriter out, PrintWriter err, boolean terminal) {
    this.out = out;
    this.line = new StatusLine(err, terminal);
  }

  /** Returns what prints text as it comes, unless JSON is wanted. */
  static SummaryProgress of(Printer printer, boolean json) {
    return new SummaryProgress(
        json ? null : printer.out(), printer.err(), Boolean.getBoolean("astraflow.terminal"));
  }

  @Override
  public void progress(int done, int total) {
    if (!begun) {
      line.draw("summarising: %d/%d".formatted(done, total));
    }
  }

  @Override
  public void text(String fragment) {
    if (out != null) {
      if (!begun) {
        clear();
      }
      begun = true;
      out.print(fragment);
      out.flush();
    }
  }

  /** Removes the line. */
  void clear() {
    line.clear();
  }

  /** Prints what was not printed while it came, and who wrote it. */
  void print(Summary summary, PrintWriter to) {
    to.println(begun ? "" : summary.text());
    to.println();
    to.println("Summarised by " + summary.writer());
  }
}
