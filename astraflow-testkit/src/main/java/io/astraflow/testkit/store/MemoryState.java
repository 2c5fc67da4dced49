package io.astraflow.testkit.store;

import io.astraflow.spi.store.CollectionRow;
import io.astraflow.spi.store.DocumentRow;
import io.astraflow.spi.store.DocumentVersion;
import io.astraflow.spi.store.DocumentVersion.NewChunk;
import io.astraflow.spi.store.UsageAmount;
import io.astraflow.spi.store.UsageTotal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a store in memory holds. The values are immutable, so that a copy of the maps is a state of
 * its own: each write works on one and puts it in the place of the old when it succeeds.
 */
final class MemoryState {
  final TreeMap<Long, CollectionRow> collections = new TreeMap<>();
  final TreeMap<Long, DocumentRow> documents = new TreeMap<>();
  final TreeMap<Long, DocumentVersion> versions = new TreeMap<>();
  final TreeMap<Long, StoredChunk> chunks = new TreeMap<>();
  final TreeMap<String, byte[]> blobs = new TreeMap<>();
  final Map<UsagePeriod, UsageTotal> usage = new HashMap<>();
  final TreeMap<Long, UsageReservation> reservations = new TreeMap<>();
  long lastId;

  /**
   * Where usage is counted.
   *
   * @param workspace whose it is
   * @param name the period's
   */
  record UsagePeriod(String workspace, String name) {}

  /**
   * What is reserved for a call.
   *
   * @param workspace whose it is
   * @param periods where it is counted
   * @param most how much
   */
  record UsageReservation(String workspace, Set<String> periods, UsageAmount most) {}

  /**
   * A chunk that can be found.
   *
   * @param collectionId its collection
   * @param documentId its document
   * @param chunk all else
   */
  record StoredChunk(long collectionId, long documentId, NewChunk chunk) {}

  MemoryState copy() {
    MemoryState copy = new MemoryState();
    copy.collections.putAll(collections);
    copy.documents.putAll(documents);
    copy.versions.putAll(versions);
    copy.chunks.putAll(chunks);
    copy.blobs.putAll(blobs);
    copy.usage.putAll(usage);
    copy.reservations.putAll(reservations);
    copy.lastId = lastId;
    return copy;
  }

  /** Returns a number greater than all before it. */
  long nextId() {
    return ++lastId;
  }

  /** Returns the chunks of a collection, by id. */
  Map<Long, StoredChunk> chunksOf(long collectionId) {
    Map<Long, StoredChunk> found = new TreeMap<>(chunks);
    found.values().removeIf(chunk -> chunk.collectionId() != collectionId);
    return found;
  }

  /** Forgets the bytes that no document refers to. */
  void dropUnusedBlob(String sha256) {
    boolean used =
        documents.values().stream()
            .anyMatch(
                document ->
                    document.newest().sha256().equals(sha256)
                        || document
                            .published()
                            .filter(version -> version.sha256().equals(sha256))
                            .isPresent());
    if (!used) {
      blobs.remove(sha256);
    }
  }
}
