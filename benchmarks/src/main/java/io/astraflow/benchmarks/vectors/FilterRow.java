package io.astraflow.benchmarks.vectors;

import tools.jackson.databind.json.JsonMapper;

/**
 * How fast one index was under one filter. Immutable.
 *
 * @param kept the part of the vectors that may be found; the other components are those of {@link
 *     VectorRow}
 */
record FilterRow(
    String index,
    int jdk,
    boolean vectorModule,
    int vectors,
    double kept,
    int threads,
    double recall,
    double queriesPerSecond,
    int effort,
    String model,
    int realVectors) {

  /** Returns it as one line. */
  String json() {
    return JsonMapper.builder().build().writeValueAsString(this);
  }
}
