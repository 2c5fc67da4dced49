package io.astraflow.core;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a data folder holds, over all workspaces. Immutable.
 *
 * @param collections number of collections
 * @param documents number of documents in any state
 * @param chunks number of chunks that can be found
 * @param vectors number of chunks with a vector
 * @param pending number of documents whose newest bytes wait to be ingested
 * @param bytes size of the store on disk
 * @param kernel what computes distances: {@code vector-api} or {@code unrolled}
 * @param indexes what searches each collection's vectors, by workspace and collection, such as
 *     {@code default/papers}
 */
public record Status(
    long collections,
    long documents,
    long chunks,
    long vectors,
    long pending,
    long bytes,
    String kernel,
    Map<String, Index> indexes) {

  /** Copies the map, by name. */
  public Status {
    indexes = Collections.unmodifiableMap(new TreeMap<>(indexes));
  }

  /**
   * The vector index of one collection. Immutable.
   *
   * @param kind its identifier: {@code exact} where everything is scanned, else that of the plugin
   * @param description the same for people, such as {@code hnswlib (vector-api kernel)}, or {@code
   *     hnswlib (not loaded)} before the first search
   * @param vectors number of vectors
   * @param waiting number of those that are scanned until they have entered the graph
   */
  public record Index(String kind, String description, long vectors, int waiting) {}
}
