package io.astraflow.spi.store;

import io.astraflow.retrieval.Filter;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Chunks that can be found, and their vectors. */
public interface ChunkTable {

  /**
   * Returns the chunks of this collection with these ids, in their order; ids that are gone are
   * left out.
   */
  List<ChunkRow> find(long collectionId, List<Long> ids);

  /** Returns up to {@code limit} chunks of this collection behind {@code afterId}, by id. */
  List<ChunkRow> list(long collectionId, long afterId, int limit);

  /**
   * Returns up to {@code limit} chunks of one document behind {@code afterId}, by id, which is
   * their order in its text.
   */
  List<ChunkRow> listDocument(long documentId, long afterId, int limit);

  /**
   * Returns where the chunks of this collection with these ids stand, by id; ids that are gone are
   * left out.
   */
  Map<Long, ChunkPlace> places(long collectionId, Collection<Long> ids);

  /**
   * Returns where the chunks of a document stand whose ordinals lie between {@code first} and
   * {@code last}, both included, by ascending ordinal; none for an unknown document.
   */
  List<ChunkPlace> places(long documentId, int first, int last);

  /** Returns the ids of the chunks whose document passes {@code filter}, ascending. */
  long[] ids(long collectionId, Filter filter);

  /** Returns the ids of this collection's chunks from {@code first} to {@code last}, ascending. */
  long[] ids(long collectionId, long first, long last);

  /**
   * Returns how many of this collection's chunks have ids from {@code first} to {@code last}; takes
   * much less time than listing them.
   */
  long count(long collectionId, long first, long last);

  /** Passes the vector of every chunk of this collection to {@code action}, by ascending id. */
  void forEachVector(long collectionId, VectorConsumer action);

  /**
   * As {@link #forEachVector(long, VectorConsumer)}, for these ids, in no order; ids that are gone
   * are left out.
   */
  void forEachVector(long collectionId, long[] ids, VectorConsumer action);

  /** Returns the vectors that this collection has for texts with these hashes. */
  Map<String, float[]> vectorsByTextHash(long collectionId, Collection<String> hashes);

  /** Takes one chunk's vector. */
  @FunctionalInterface
  interface VectorConsumer {
    /** Takes the vector of the chunk with this id; the array is the taker's own. */
    void accept(long chunkId, float[] vector);
  }
}
