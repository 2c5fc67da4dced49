package io.astraflow.benchmarks;

import io.astraflow.benchmarks.load.LoadCommand;
import io.astraflow.benchmarks.quality.ChunkingCommand;
import io.astraflow.benchmarks.quality.DocsCommand;
import io.astraflow.benchmarks.quality.RefusalsCommand;
import io.astraflow.benchmarks.quality.RetrievalCommand;
import io.astraflow.benchmarks.scale.ScaleCommand;
import io.astraflow.benchmarks.tokens.TokenComparison;
import io.astraflow.benchmarks.vectors.VectorsCommand;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs the benchmark that the first argument names; the rest are its own arguments. */
public final class Main {
  private static final Map<String, Benchmark> BENCHMARKS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("ingest", new IngestComparison()),
              Map.entry("tokens", new TokenComparison()),
              Map.entry("reingest", new SecondIngest()),
              Map.entry("startup", new Startup()),
              Map.entry("documents", new DocumentOutcomes()),
              Map.entry("eval", new CommandBenchmark(RetrievalCommand::new)),
              Map.entry("chunking", new CommandBenchmark(ChunkingCommand::new)),
              Map.entry("docs-rag", new CommandBenchmark(DocsCommand::new)),
              Map.entry("refusals", new CommandBenchmark(RefusalsCommand::new)),
              Map.entry("vectors", new CommandBenchmark(VectorsCommand::new)),
              Map.entry("scale", new CommandBenchmark(ScaleCommand::new)),
              Map.entry("load", new CommandBenchmark(LoadCommand::new))));

  private Main() {}

  /** Prints the benchmark's rows on standard output, most often after the machine. */
  public static void main(String[] args) throws Exception {
    Benchmark benchmark = args.length == 0 ? null : BENCHMARKS.get(args[0]);
    if (benchmark == null) {
      System.err.println("Which benchmark? Known: " + String.join(", ", BENCHMARKS.keySet()));
      System.exit(2);
      return;
    }
    List<String> arguments = Arrays.asList(args).subList(1, args.length);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (!benchmark.rowsOnly()) {
      out.println(Machine.description());
    }
    benchmark.run(arguments, out);
  }
}
