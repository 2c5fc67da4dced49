package io.astraflow.core;

import java.util.Map;

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
 * @param indexes kind of index by workspace and collection, for those searched so far
 */
public record Status(
    long collections,
    long documents,
    long chunks,
    long vectors,
    long pending,
    long bytes,
    String kernel,
    Map<String, String> indexes) {

  /** Copies the map. */
  public Status {
    indexes = Map.copyOf(indexes);
  }
}
