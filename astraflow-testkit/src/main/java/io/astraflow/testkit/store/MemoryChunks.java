package io.astraflow.testkit.store;

import io.astraflow.retrieval.Filter;
import io.astraflow.spi.store.ChunkPlace;
import io.astraflow.spi.store.ChunkRow;
import io.astraflow.spi.store.ChunkTable;
import io.astraflow.spi.store.DocumentRow;
import io.astraflow.spi.store.DocumentVersion.NewChunk;
import io.astraflow.testkit.store.MemoryState.StoredChunk;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** The chunks of a state. */
record MemoryChunks(MemoryState state) implements ChunkTable {
  @Override
  public List<ChunkRow> find(long collectionId, List<Long> ids) {
    Map<Long, StoredChunk> chunks = state.chunksOf(collectionId);
    List<ChunkRow> rows = new ArrayList<>();
    for (long id : ids) {
      StoredChunk chunk = chunks.get(id);
      if (chunk != null) {
        rows.add(row(id, chunk));
      }
    }
    return rows;
  }

  @Override
  public List<ChunkRow> list(long collectionId, long afterId, int limit) {
    return list(afterId, limit, chunk -> chunk.collectionId() == collectionId);
  }

  @Override
  public List<ChunkRow> listDocument(long documentId, long afterId, int limit) {
    return list(afterId, limit, chunk -> chunk.documentId() == documentId);
  }

  @Override
  public Map<Long, ChunkPlace> places(long collectionId, Collection<Long> ids) {
    Map<Long, StoredChunk> chunks = state.chunksOf(collectionId);
    Map<Long, ChunkPlace> places = new HashMap<>();
    for (long id : ids) {
      StoredChunk chunk = chunks.get(id);
      if (chunk != null) {
        places.put(id, place(id, chunk));
      }
    }
    return places;
  }

  @Override
  public List<ChunkPlace> places(long documentId, int first, int last) {
    return state.chunks.entrySet().stream()
        .filter(entry -> entry.getValue().documentId() == documentId)
        .map(entry -> place(entry.getKey(), entry.getValue()))
        .filter(place -> place.ordinal() >= first && place.ordinal() <= last)
        .toList();
  }

  private ChunkPlace place(long id, StoredChunk stored) {
    // A document's chunks get their ids in order, in one write.
    long before =
        state.chunks.headMap(id).values().stream()
            .filter(chunk -> chunk.documentId() == stored.documentId())
            .count();
    NewChunk chunk = stored.chunk();
    return new ChunkPlace(
        id, stored.documentId(), (int) before, chunk.start(), chunk.end(), chunk.heading());
  }

  @Override
  public long[] ids(long collectionId, Filter filter) {
    return state.chunksOf(collectionId).entrySet().stream()
        .filter(entry -> passes(entry.getValue(), filter))
        .mapToLong(Map.Entry::getKey)
        .toArray();
  }

  @Override
  public long[] ids(long collectionId, long first, long last) {
    return state.chunksOf(collectionId).keySet().stream()
        .mapToLong(Long::longValue)
        .filter(id -> id >= first && id <= last)
        .toArray();
  }

  @Override
  public long count(long collectionId, long first, long last) {
    return ids(collectionId, first, last).length;
  }

  @Override
  public void forEachVector(long collectionId, VectorConsumer action) {
    state
        .chunksOf(collectionId)
        .forEach((id, chunk) -> action.accept(id, chunk.chunk().vector().clone()));
  }

  @Override
  public void forEachVector(long collectionId, long[] ids, VectorConsumer action) {
    Map<Long, StoredChunk> chunks = state.chunksOf(collectionId);
    for (long id : ids) {
      StoredChunk found = chunks.get(id);
      if (found != null) {
        action.accept(id, found.chunk().vector().clone());
      }
    }
  }

  @Override
  public Map<String, float[]> vectorsByTextHash(long collectionId, Collection<String> hashes) {
    Set<String> wanted = Set.copyOf(hashes);
    Map<String, float[]> found = new HashMap<>();
    for (StoredChunk chunk : state.chunksOf(collectionId).values()) {
      if (wanted.contains(chunk.chunk().textHash())) {
        found.putIfAbsent(chunk.chunk().textHash(), chunk.chunk().vector().clone());
      }
    }
    return found;
  }

  /** Returns whether a chunk's document passes a filter. */
  boolean passes(StoredChunk chunk, Filter filter) {
    return PlainFilter.passes(document(chunk), filter);
  }

  private List<ChunkRow> list(long afterId, int limit, Predicate<StoredChunk> condition) {
    return state.chunks.tailMap(afterId, false).entrySet().stream()
        .filter(entry -> condition.test(entry.getValue()))
        .limit(limit)
        .map(entry -> row(entry.getKey(), entry.getValue()))
        .toList();
  }

  private ChunkRow row(long id, StoredChunk stored) {
    DocumentRow document = document(stored);
    NewChunk chunk = stored.chunk();
    return new ChunkRow(
        id,
        document.newest().key(),
        document.newest().source(),
        document.published().orElseThrow().title(),
        chunk.page(),
        chunk.start(),
        chunk.end(),
        chunk.heading(),
        chunk.text());
  }

  private DocumentRow document(StoredChunk chunk) {
    return Objects.requireNonNull(state.documents.get(chunk.documentId()));
  }
}
