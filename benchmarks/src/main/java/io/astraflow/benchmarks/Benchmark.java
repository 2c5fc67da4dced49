package io.astraflow.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** One measurement. */
public interface Benchmark {
  /** Measures, and prints what it found as it finds it. */
  void run(List<String> arguments, PrintStream out) throws IOException, InterruptedException;

  /** Returns whether standard output is for rows alone, and it says itself where it ran. */
  default boolean rowsOnly() {
    return false;
  }
}
