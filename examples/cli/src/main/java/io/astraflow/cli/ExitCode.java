package io.astraflow.cli;

/** What the process's exit code says. */
final class ExitCode {
  /** The command did what it was asked to. */
  static final int OK = 0;

  /** It found problems: documents, tasks, an answer or a line failed, or verify was not content. */
  static final int PROBLEMS = 1;

  /** Wrong usage or input. */
  static final int USAGE = 2;

  /** The configuration or the data folder does not fit: locked, full, newer, damaged. */
  static final int DATA = 3;

  /** An error in AstraFlow itself, {@code EX_SOFTWARE} of sysexits.h. */
  static final int INTERNAL = 70;

  /** Stopped by Ctrl-C; what was committed stays. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
