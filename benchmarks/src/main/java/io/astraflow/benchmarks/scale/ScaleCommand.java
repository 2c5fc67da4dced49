package io.astraflow.benchmarks.scale;

import io.astraflow.benchmarks.Scratch;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * Measures how collections grow; prints one JSON object a row on standard output. For one thread,
 * once.
 */
@Command(
    name = "benchmarks/run scale",
    description = {
      "Takes collections of several sizes in, searches them, opens them again, and prints one JSON"
          + " object a row. Real text is repeated with variation, and vectors are looked up in"
          + " benchmarks/target/vectors, which benchmarks/run vectors --embed-only fills."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class ScaleCommand implements Callable<Integer> {
  private static final double SECONDS = 30;

  private final PrintStream out;

  @Option(
      names = "--chunks",
      split = ",",
      paramLabel = "N",
      defaultValue = "10000,100000,1000000",
      description = "the sizes, each measured in a process of its own (${DEFAULT-VALUE})")
  private List<Integer> chunks = List.of();

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "keep a single size's data there; else they are temporary")
  private @Nullable Path data;

  @Option(
      names = "--report",
      arity = "1..*",
      paramLabel = "FILE",
      description = "instead, draw a table from the rows in these files")
  private List<Path> report = List.of();

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description = "with --report: draw the rows into this PNG file as well")
  private @Nullable Path plot;

  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  /** Creates the command, whose rows go there. */
  public ScaleCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!report.isEmpty()) {
      report();
      return ExitCode.OK;
    }
    for (int size : chunks) {
      check(size >= ScaleTexts.CHUNKS_EACH, "--chunks must be 100 or more: " + size);
    }
    check(data == null || chunks.size() == 1, "--data needs a single size in --chunks");
    if (chunks.size() == 1) {
      measure(chunks.get(0));
      return ExitCode.OK;
    }
    for (int size : chunks) {
      int code = OwnProcess.run("scale", "--chunks", String.valueOf(size));
      if (code != ExitCode.OK) {
        return code;
      }
    }
    return ExitCode.OK;
  }

  private void measure(int size) throws IOException, InterruptedException {
    if (data != null) {
      out.println(new ScaleRun(size, Files.createDirectories(data), SECONDS).measure().json());
      return;
    }
    try (Scratch scratch = Scratch.create()) {
      out.println(new ScaleRun(size, scratch.path(), SECONDS).measure().json());
    }
  }

  private void report() throws IOException {
    List<ScaleRow> rows = new ArrayList<>();
    for (Path file : report) {
      try (Stream<String> lines = Files.lines(file)) {
        lines.filter(line -> line.startsWith("{")).map(ScaleRow::of).forEach(rows::add);
      }
    }
    check(!rows.isEmpty(), "--report: no rows in " + report);
    ScaleReport drawn = new ScaleReport(rows);
    out.print(drawn.table());
    if (plot != null) {
      drawn.plot(plot);
    }
  }

  private void check(boolean correct, String message) {
    if (!correct && spec != null) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }
}
