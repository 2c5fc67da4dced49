package io.astraflow.benchmarks.tokens;

import io.astraflow.benchmarks.Benchmark;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Streams one reply with this library and with LangChain4j, from the same server. */
public final class TokenComparison implements Benchmark {
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  /** Creates the comparison. */
  public TokenComparison() {}

  @Override
  public void run(List<String> arguments, PrintStream out) throws IOException {
    out.println("| reply written | client | µs a token | bytes a token |");
    out.println("|---|---|---|---|");
    try {
      new Runner(
              new OptionsBuilder()
                  .include(TokenBenchmark.class.getName())
                  .addProfiler(GCProfiler.class)
                  .build())
          .run()
          .forEach(result -> out.println(row(result)));
    } catch (RunnerException e) {
      throw new IOException("JMH failed: " + e.getMessage(), e);
    }
  }

  private static String row(RunResult result) {
    String client = result.getParams().getBenchmark();
    Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.2f ± %.2f | %.0f |",
        result.getParams().getParam("atOnce").equals("true") ? "at once" : "token by token",
        client.substring(client.lastIndexOf('.') + 1),
        result.getPrimaryResult().getScore(),
        result.getPrimaryResult().getScoreError(),
        allocated == null ? Double.NaN : allocated.getScore());
  }
}
