package io.astraflow.cli;

import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Answers wrong usage with one line that names the mistake and where the help is. */
final class UsageErrors implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().println("astraflow: " + mistake(e) + " (see " + name + " --help)");
    command.getErr().flush();
    return ExitCode.USAGE;
  }

  private static String mistake(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
      String first = unmatched.getUnmatched().get(0);
      boolean atRoot = e.getCommandLine().getParent() == null;
      return (atRoot ? "There is no command \"" : "One argument too many: \"") + first + "\"";
    }
    return CommandErrors.oneLine(e.getMessage());
  }
}
