package io.astraflow.benchmarks;

import java.util.Locale;

/**
 * One measured ingestion. Immutable.
 *
 * @param system what ingested
 * @param documents how many
 * @param segments how many they were cut into
 * @param seconds of wall-clock time
 * @param embeddingShare the part of that time, over all cores, during which texts were embedded
 */
record Row(String system, long documents, long segments, double seconds, double embeddingShare) {

  double segmentsPerSecond() {
    return segments / seconds;
  }

  String json() {
    return String.format(
        Locale.ROOT,
        "{\"system\": \"%s\", \"documents\": %d, \"segments\": %d, \"seconds\": %.2f,"
            + " \"segmentsPerSecond\": %.1f, \"embeddingShare\": %.3f}",
        system,
        documents,
        segments,
        seconds,
        segmentsPerSecond(),
        embeddingShare);
  }
}
