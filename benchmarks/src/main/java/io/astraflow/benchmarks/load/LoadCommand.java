package io.astraflow.benchmarks.load;

import io.astraflow.benchmarks.Data;
import io.astraflow.benchmarks.Machine;
import io.astraflow.benchmarks.Scratch;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Loads an engine, and prints what came of it as tables. For one thread, once. */
@Command(
    name = "benchmarks/run load",
    description = {
      "Has chats, uploads and tasks at once in one engine, with a provider that streams at a fixed"
          + " rate from another process. Phases: a, chats alone; b, chats while documents arrive;"
          + " c, tasks alone; d, everything. Chats follow each other's turns without a pause, and"
          + " go on until uploads and tasks are done."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class LoadCommand implements Callable<Integer> {
  private final PrintStream out;

  @Option(
      names = "--chats",
      paramLabel = "N",
      defaultValue = "50",
      description = "conversations at once (${DEFAULT-VALUE})")
  private int chats;

  @Option(
      names = "--turns",
      paramLabel = "N",
      defaultValue = "5",
      description = "the fewest messages of each in a phase (${DEFAULT-VALUE})")
  private int turns;

  @Option(
      names = "--uploads",
      paramLabel = "N",
      defaultValue = "100",
      description = "documents that arrive at once (${DEFAULT-VALUE})")
  private int uploads;

  @Option(
      names = "--tasks",
      paramLabel = "N",
      defaultValue = "1000",
      description = "queued tasks (${DEFAULT-VALUE})")
  private int tasks;

  @Option(
      names = "--sections",
      paramLabel = "N",
      defaultValue = "232",
      description = "documents that the chats are about (${DEFAULT-VALUE})")
  private int sections;

  @Option(
      names = "--tokens",
      paramLabel = "N",
      defaultValue = "150",
      description = "tokens of a reply (${DEFAULT-VALUE})")
  private int tokens;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "50",
      description = "tokens that the provider writes a second (${DEFAULT-VALUE})")
  private int rate;

  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  /** Creates the command, whose tables go there. */
  public LoadCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    for (int number : List.of(chats, turns, uploads, tasks, sections, tokens, rate)) {
      check(number > 0, "Every number must be positive: " + number);
    }
    LoadSettings settings = new LoadSettings(chats, turns, uploads, tasks, sections, tokens, rate);
    out.println(Machine.description());
    try (Scratch scratch = Scratch.create();
        MemoryWatch memory = new MemoryWatch();
        ProviderProcess provider = ProviderProcess.start(tokens, rate)) {
      LoadRun run = new LoadRun(settings, Data.path("retrieval"), System.err);
      LoadReport report = new LoadReport(run.measure(scratch.path(), provider));
      out.println();
      out.println(report.times());
      out.println(report.counts());
      out.println(memory.peaks());
      out.printf(
          Locale.ROOT,
          "The provider took %.1f s of a processor.%n",
          provider.processorTime().toMillis() / 1e3);
    }
    return ExitCode.OK;
  }

  private void check(boolean correct, String message) {
    if (!correct && spec != null) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }
}
