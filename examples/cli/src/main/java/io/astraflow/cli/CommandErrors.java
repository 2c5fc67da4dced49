package io.astraflow.cli;

import io.astraflow.cli.chat.HarmlessWriter;
import io.astraflow.error.AstraFlowException;
import io.astraflow.error.InvalidInputException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Answers a failed command with one line, or what shows the place of a mistake, on standard error
 * and the exit code that fits.
 */
final class CommandErrors implements IExecutionExceptionHandler {
  private static final String DEBUG = "ASTRAFLOW_DEBUG";

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    return report(e, command.getErr());
  }

  /** Prints one line and returns the exit code. */
  static int report(Throwable e, PrintWriter err) {
    err.println("astraflow: " + HarmlessWriter.harmless(message(e)));
    if ("1".equals(System.getenv(DEBUG))) {
      e.printStackTrace(err);
    }
    err.flush();
    return exitCode(e);
  }

  /** Returns {@code message} without line breaks. */
  static String oneLine(@Nullable String message) {
    return message == null ? "" : message.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  private static String message(Throwable e) {
    if (e instanceof InterruptedException) {
      return "stopped; what was committed stays";
    }
    String message = showsAPlace(e) ? String.valueOf(e.getMessage()) : oneLine(e.getMessage());
    if (exitCode(e) == ExitCode.INTERNAL) {
      return "unexpected "
          + e.getClass().getSimpleName()
          + ": "
          + message
          + " (set "
          + DEBUG
          + "=1 for its stack trace)";
    }
    return message;
  }

  // A filter's mistake is shown with a caret under it, which one line could not.
  private static boolean showsAPlace(Throwable e) {
    return e instanceof InvalidInputException && String.valueOf(e.getMessage()).endsWith("^");
  }

  private static int exitCode(Throwable e) {
    if (e instanceof InterruptedException) {
      return ExitCode.INTERRUPTED;
    }
    if (e instanceof InvalidInputException || e instanceof IllegalArgumentException) {
      return ExitCode.USAGE;
    }
    return e instanceof AstraFlowException ? ExitCode.DATA : ExitCode.INTERNAL;
  }
}
