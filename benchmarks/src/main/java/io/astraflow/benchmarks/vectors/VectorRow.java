package io.astraflow.benchmarks.vectors;

import tools.jackson.databind.json.JsonMapper;

/**
 * How fast one index was at one effort. Immutable.
 *
 * @param index what was measured
 * @param jdk the feature version of Java
 * @param vectorModule whether {@code jdk.incubator.vector} was there
 * @param vectors how many were searched
 * @param threads how many searched at once
 * @param recall at 10: the part of the exact ten nearest that was found, averaged over questions
 * @param queriesPerSecond of all threads together, the median of the rounds
 * @param buildSeconds with two threads, unless other was asked for
 * @param heapBytesPerVector used heap after a collection, less that before the build
 * @param effort candidates in view while searching; 0 for a scan
 * @param model whose vectors
 * @param realVectors how many of the vectors are real text's; the others are variations of them
 */
record VectorRow(
    String index,
    int jdk,
    boolean vectorModule,
    int vectors,
    int threads,
    double recall,
    double queriesPerSecond,
    double buildSeconds,
    long heapBytesPerVector,
    int effort,
    String model,
    int realVectors) {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  static final int JDK = Runtime.version().feature();
  static final boolean VECTOR_MODULE =
      ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

  /** Reads a row. */
  static VectorRow of(String json) {
    return MAPPER.readValue(json, VectorRow.class);
  }

  /** Returns it as one line. */
  String json() {
    return MAPPER.writeValueAsString(this);
  }
}
