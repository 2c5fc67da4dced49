package io.astraflow.benchmarks.vectors;

import java.io.IOException;
import java.nio.file.Path;

/** One kind of index that takes part in the comparison. Safe for use by many threads. */
interface Variant {
  /** Neighbours of a node in the graphs, twice as many on the lowest level. */
  int M = 16;

  /** Candidates in view while a node looks for its neighbours. */
  int CONSTRUCTION_CANDIDATES = 100;

  /** Returns what the rows call it. */
  String name();

  /** Returns whether it compares the question with every vector. */
  default boolean exact() {
    return false;
  }

  /**
   * Builds an index of all vectors, whose ids are their positions.
   *
   * @param threads how many build
   * @param scratch an empty folder for its files, kept until the index is closed
   */
  Searchable build(VectorSet vectors, int threads, Path scratch)
      throws IOException, InterruptedException;

  /** A built index. Safe for use by many threads that search with the same effort. */
  interface Searchable extends AutoCloseable {

    /** Returns what this is, for people. */
    String description();

    /** Returns the ids of at most k near vectors, for so many candidates kept in view. */
    int[] search(float[] query, int k, int effort) throws IOException;

    @Override
    void close() throws IOException;
  }
}
