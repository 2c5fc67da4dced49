package io.astraflow.benchmarks;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;

/**
 * A benchmark that picocli runs, since it has options of its own. Ends the process if it fails.
 * Immutable.
 *
 * @param command makes a picocli command that prints its rows there, and returns an exit code
 */
record CommandBenchmark(Function<PrintStream, Callable<Integer>> command) implements Benchmark {
  @Override
  public boolean rowsOnly() {
    return true;
  }

  @Override
  public void run(List<String> arguments, PrintStream out) {
    int code =
        new CommandLine(command.apply(out))
            .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
            .execute(arguments.toArray(String[]::new));
    if (code != ExitCode.OK) {
      System.exit(code);
    }
  }
}
