package io.astraflow.core.internal.retrieval.ranking;

import io.astraflow.spi.store.ChunkPlace;
import io.astraflow.spi.store.ChunkRow;
import io.astraflow.spi.store.Store;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the steps need to know of candidates' chunks, read when they ask. Chunks that are gone are
 * left out. Safe for use by many threads.
 *
 * @param store the store
 * @param collectionId the collection that all of them are from
 */
public record ChunkData(Store store, long collectionId) {

  /** Returns each chunk's document. */
  Map<Long, Long> documents(List<Candidate> candidates) {
    Map<Long, ChunkPlace> places =
        store.read(tx -> tx.chunks().places(collectionId, ids(candidates)));
    Map<Long, Long> documents = new HashMap<>();
    places.forEach((id, place) -> documents.put(id, place.documentId()));
    return documents;
  }

  /** Returns each chunk's headings and text, as a reranker reads them. */
  Map<Long, String> texts(List<Candidate> candidates) {
    Map<Long, String> texts = new HashMap<>();
    store
        .read(tx -> tx.chunks().find(collectionId, ids(candidates)))
        .forEach(row -> texts.put(row.id(), text(row)));
    return texts;
  }

  /** Returns each chunk's vector. */
  Map<Long, float[]> vectors(List<Candidate> candidates) {
    long[] ids = candidates.stream().mapToLong(Candidate::chunkId).toArray();
    Map<Long, float[]> vectors = new HashMap<>();
    store.read(
        tx -> {
          tx.chunks().forEachVector(collectionId, ids, vectors::put);
          return true;
        });
    return vectors;
  }

  private static String text(ChunkRow row) {
    return row.heading().isEmpty() ? row.text() : row.heading() + "\n" + row.text();
  }

  private static List<Long> ids(List<Candidate> candidates) {
    return candidates.stream().map(Candidate::chunkId).toList();
  }
}
