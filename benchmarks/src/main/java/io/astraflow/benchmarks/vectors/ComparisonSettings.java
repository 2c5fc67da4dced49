package io.astraflow.benchmarks.vectors;

import java.util.List;

/**
 * How a comparison is run. Immutable.
 *
 * @param rounds how many times everything is measured
 * @param seconds how long each index is asked at each effort in each round
 * @param buildThreads how many threads build
 * @param searchThreads numbers of threads that search at once
 */
record ComparisonSettings(
    int rounds, double seconds, int buildThreads, List<Integer> searchThreads) {
  ComparisonSettings {
    if (rounds < 1 || !(seconds > 0) || buildThreads < 1) {
      throw new IllegalArgumentException(
          "Rounds, seconds and threads must be positive, but are "
              + rounds
              + ", "
              + seconds
              + " and "
              + buildThreads);
    }
    searchThreads = List.copyOf(searchThreads);
  }
}
