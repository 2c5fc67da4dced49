package io.astraflow.benchmarks.quality;

import io.astraflow.benchmarks.Machine;
import io.astraflow.benchmarks.quality.Withholding.Half;
import io.astraflow.benchmarks.quality.Withholding.Missing;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures how well questions without an answer are refused. For one thread, once. */
@Command(
    name = "benchmarks/run refusals",
    description = {
      "Asks questions whose answers are in the collection, and the same ones after the pieces that"
          + " answer them were taken out, or all of the text they are from: how many of those"
          + " without an answer are refused, and how many of the others are not. Figures are of a"
          + " half of the questions; the default threshold was chosen on the other one.",
      "Vectors are kept in benchmarks/target/kept-vectors; later runs embed nothing twice."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class RefusalsCommand implements Callable<Integer> {
  private final PrintStream out;

  @Parameters(paramLabel = "SET", arity = "0..*", description = "sets; all of them without any")
  private List<String> names = List.of();

  @Option(
      names = "--model",
      paramLabel = "ID",
      defaultValue = "all-minilm-l6-v2",
      description = "embedding model (${DEFAULT-VALUE})")
  private String model = "";

  @Option(
      names = "--questions",
      paramLabel = "N",
      defaultValue = "200",
      description = "the most questions of a set, drawn (${DEFAULT-VALUE})")
  private int questions;

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description = "draw the figures over the threshold into this PNG file")
  private @Nullable Path plot;

  /** Prints its tables there. */
  public RefusalsCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    System.err.println(Machine.description());
    List<Verdict> verdicts = new ArrayList<>();
    for (QuestionSet set : QuestionSets.read()) {
      if (names.isEmpty() || names.contains(set.name())) {
        List<Verdict> some = measure(set.withAtMost(questions));
        System.err.print(new RefusalReport(some).table());
        verdicts.addAll(some);
      }
    }
    RefusalReport report = new RefusalReport(verdicts);
    out.println(report.table());
    out.println("The half that the default threshold was chosen on, means over sets:");
    out.println(report.curve(false));
    out.println("The half that figures are of, means over sets:");
    out.println(report.curve(true));
    if (plot != null) {
      new RefusalPlot(verdicts).save(plot);
    }
    return ExitCode.OK;
  }

  private List<Verdict> measure(QuestionSet set) throws IOException, InterruptedException {
    RefusalTrial trial = new RefusalTrial(set, model);
    List<Verdict> verdicts = new ArrayList<>();
    for (Missing missing : Missing.values()) {
      if (missing == Missing.WHOLE || set.hasSiblings()) {
        for (Half half : Half.values()) {
          System.err.printf("%s, %s missing, %s half%n", set.name(), missing.shown(), half);
          verdicts.addAll(trial.measure(new Withholding(missing, half)));
        }
      }
    }
    return verdicts;
  }
}
