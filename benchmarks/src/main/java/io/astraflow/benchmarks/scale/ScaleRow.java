package io.astraflow.benchmarks.scale;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one size took. Immutable.
 *
 * @param chunks how many
 * @param index what served the searches
 * @param java the version of Java
 * @param maxHeapBytes the most heap that the process was given
 * @param ingestSeconds from the call to its report, without embedding
 * @param chunksPerSecond chunks by those seconds
 * @param firstTenthPerSecond the same for the first tenth of the documents
 * @param lastTenthPerSecond the same for the last tenth
 * @param indexBuildSeconds from the first search until nothing waits to enter the index
 * @param databaseBytes of the database and its journal
 * @param snapshotBytes of the index's snapshot
 * @param vectorsFileBytes of the index's copy of the vectors
 * @param heapBytes in use after collections while the collection is open, less what the benchmark
 *     holds
 * @param rssBytes of the process, pages of mapped files included
 * @param rssAnonBytes the same without mapped files
 * @param closeSeconds closing, with the snapshot
 * @param openSeconds opening, up to the first answer of a semantic search
 * @param semanticP50 in milliseconds, as all that follow
 * @param searchWhileIngestP95 of a semantic search while another ingestion goes on
 * @param searchesWhileIngesting how many of those there were
 */
record ScaleRow(
    long chunks,
    String index,
    String java,
    long maxHeapBytes,
    double ingestSeconds,
    double chunksPerSecond,
    double firstTenthPerSecond,
    double lastTenthPerSecond,
    double indexBuildSeconds,
    long databaseBytes,
    long snapshotBytes,
    long vectorsFileBytes,
    long heapBytes,
    long rssBytes,
    long rssAnonBytes,
    double closeSeconds,
    double openSeconds,
    double semanticP50,
    double semanticP95,
    double hybridP50,
    double hybridP95,
    double lexicalP50,
    double lexicalP95,
    double searchWhileIngestP50,
    double searchWhileIngestP95,
    int searchesWhileIngesting,
    double ingestWhileSearchedPerSecond) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** Reads a row. */
  static ScaleRow of(String json) {
    return MAPPER.readValue(json, ScaleRow.class);
  }

  /** Returns it as one line. */
  String json() {
    return MAPPER.writeValueAsString(this);
  }

  /** Gathers a row while it is measured. For one thread at a time. */
  static final class Draft {
    private final Map<String, Object> values = new TreeMap<>();

    Draft with(String name, Object value) {
      values.put(name, value instanceof Double d ? rounded(d) : value);
      return this;
    }

    Draft with(String name, Latencies latencies) {
      return with(name + "P50", latencies.quantile(.5)).with(name + "P95", latencies.quantile(.95));
    }

    ScaleRow row() {
      return MAPPER.convertValue(values, ScaleRow.class);
    }

    private static double rounded(double value) {
      return Math.round(value * 1_000) / 1_000.0;
    }
  }
}
