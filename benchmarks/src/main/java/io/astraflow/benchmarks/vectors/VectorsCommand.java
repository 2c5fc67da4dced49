package io.astraflow.benchmarks.vectors;

import io.astraflow.benchmarks.Machine;
import io.astraflow.benchmarks.Scratch;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Compares vector indexes; prints one JSON object a row on standard output, all else elsewhere. For
 * one thread, once.
 */
@Command(
    name = "benchmarks/run vectors",
    description = {
      "Compares AstraFlow's vector indexes with others on real sentence embeddings, and prints"
          + " one JSON object a row. Vectors, right answers and files are kept in"
          + " benchmarks/target/vectors."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class VectorsCommand implements Callable<Integer> {
  private static final List<String> MODELS = List.of("minilm", "bge-small");

  private final PrintStream out;

  @Spec private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--vectors",
      paramLabel = "N",
      defaultValue = "50000",
      description = "how many vectors; beyond real text, variations of it (${DEFAULT-VALUE})")
  private int vectors;

  @Option(
      names = "--java",
      paramLabel = "HOME",
      description = "run in this JDK; from 21 on with Lucene 10 instead of 9.12")
  private @Nullable String java;

  @Option(names = "--vector-module", description = "run with jdk.incubator.vector")
  private boolean vectorModule;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = "minilm",
      description = "embedding model: minilm or bge-small (${DEFAULT-VALUE})")
  private String model = "";

  @Option(
      names = "--index",
      split = ",",
      paramLabel = "NAME",
      description = "only indexes whose names begin so, such as astraflow,lucene")
  private List<String> indexes = List.of();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "measured rounds, of which the median counts (${DEFAULT-VALUE})")
  private int rounds;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "2",
      description = "time for each index and effort in each round (${DEFAULT-VALUE})")
  private double seconds;

  @Option(
      names = "--threads",
      split = ",",
      paramLabel = "N",
      defaultValue = "1,2",
      description = "numbers of threads that search at once (${DEFAULT-VALUE})")
  private List<Integer> threads = List.of();

  @Option(
      names = "--build-threads",
      paramLabel = "N",
      defaultValue = "2",
      description = "threads that build (${DEFAULT-VALUE})")
  private int buildThreads;

  @Option(
      names = "--filters",
      description = "instead, search among 50, 10, 1 and .1 %% of the vectors")
  private boolean filters;

  @Option(names = "--embed-only", description = "only see that the vectors are there")
  private boolean embedOnly;

  @Option(
      names = "--report",
      arity = "1..*",
      paramLabel = "FILE",
      description = "instead, draw a table from the rows in these files")
  private List<Path> report = List.of();

  @Option(
      names = "--plot",
      paramLabel = "FOLDER",
      description = "with --report: put plots of queries a second over recall there")
  private @Nullable Path plot;

  /** Creates the command, whose rows go there. */
  public VectorsCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!report.isEmpty()) {
      report();
      return ExitCode.OK;
    }
    requireJvm();
    if (vectors < Dataset.K || !MODELS.contains(model)) {
      throw refused("--vectors must be " + Dataset.K + " or more, --model one of " + MODELS);
    }
    System.err.println(Machine.description());
    Dataset data = Dataset.of(model, vectors);
    if (!embedOnly) {
      compare(data);
    }
    return ExitCode.OK;
  }

  /** Options of the JVM are read by the script, which starts it. */
  private void requireJvm() throws IOException {
    Path home = Path.of(System.getProperty("java.home"));
    if (java != null && !Files.isSameFile(Path.of(java), home)) {
      throw refused(
          "--java names " + java + ", but this is " + home + ": start benchmarks/run vectors");
    }
    if (vectorModule && !VectorRow.VECTOR_MODULE) {
      throw refused("--vector-module, but the module is not there: start benchmarks/run vectors");
    }
  }

  private CommandLine.ParameterException refused(String message) {
    return new CommandLine.ParameterException(command.commandLine(), message);
  }

  private void compare(Dataset data) throws IOException, InterruptedException {
    ComparisonSettings settings = new ComparisonSettings(rounds, seconds, buildThreads, threads);
    try (Scratch scratch = Scratch.create()) {
      if (filters) {
        new Filters(data, settings).run(scratch.path(), out);
      } else {
        List<VectorRow> rows = new Comparison(data, settings).run(chosen(), scratch.path(), out);
        System.err.println(new Report(Curve.of(rows)).markdown());
      }
    }
  }

  private List<Variant> chosen() {
    List<Variant> all = Comparison.variants();
    List<Variant> chosen =
        all.stream()
            .filter(
                variant ->
                    indexes.isEmpty() || indexes.stream().anyMatch(variant.name()::startsWith))
            .toList();
    if (chosen.isEmpty()) {
      throw refused(
          "No index begins with "
              + indexes
              + ": there are "
              + all.stream().map(Variant::name).toList());
    }
    return chosen;
  }

  private void report() throws IOException {
    List<VectorRow> rows = new ArrayList<>();
    for (Path file : report) {
      try (Stream<String> lines = Files.lines(file)) {
        lines
            .filter(line -> line.contains("\"heapBytesPerVector\""))
            .map(VectorRow::of)
            .forEach(rows::add);
      }
    }
    Report drawn = new Report(Curve.of(rows));
    out.print(drawn.markdown());
    if (plot != null) {
      Files.createDirectories(plot);
      for (Map.Entry<Curve.Data, List<Curve>> table : drawn.tables().entrySet()) {
        Curve.Data data = table.getKey();
        String name =
            "vectors-%d-%s-%d.png".formatted(data.vectors(), data.model(), data.threads());
        new Plot().draw(data, table.getValue(), plot.resolve(name));
      }
    }
  }
}
