package io.astraflow.cli;

import io.astraflow.cli.chat.HarmlessWriter;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Answers wrong usage with one line that names the mistake and where the help is. */
final class UsageErrors implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    String line = "astraflow: " + mistake(e, args) + " (see " + name + " --help)";
    command.getErr().println(HarmlessWriter.harmless(CommandErrors.oneLine(line)));
    command.getErr().flush();
    return ExitCode.USAGE;
  }

  private static String mistake(ParameterException e, String[] args) {
    if (e instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
      String first = unmatched.getUnmatched().get(0);
      boolean atRoot = e.getCommandLine().getParent() == null;
      return (atRoot ? "There is no command \"" : "One argument too many: \"") + first + "\"";
    }
    String message = CommandErrors.oneLine(e.getMessage());
    boolean words = !e.getCommandLine().getCommandSpec().positionalParameters().isEmpty();
    boolean dash =
        e instanceof UnmatchedArgumentException || e instanceof MissingParameterException;
    return words && dash
        ? unknownOption(e.getCommandLine(), args).map(UsageErrors::dashed).orElse(message)
        : message;
  }

  // Picocli says that the query is missing where one that begins with a dash is taken for an
  // option.
  private static Optional<String> unknownOption(CommandLine command, String[] args) {
    Set<String> known = command.getCommandSpec().optionsMap().keySet();
    return Arrays.stream(args)
        .takeWhile(argument -> !argument.equals("--"))
        .filter(argument -> argument.startsWith("-"))
        .filter(argument -> !known.contains(argument.replaceFirst("=.*", "")))
        .findFirst();
  }

  private static String dashed(String argument) {
    return "Unknown option: '" + argument + "'. Words that begin with - go behind --";
  }
}
