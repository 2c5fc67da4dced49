package io.astraflow.benchmarks.quality;

import io.astraflow.collection.Collection;
import io.astraflow.collection.CollectionOptions;
import io.astraflow.ingest.Source;
import io.astraflow.retrieval.Passage;
import java.util.Map;

/** A way to cut texts into chunks, measured through the public API. Immutable. */
interface Chunking {
  /** Returns what it is called in the table. */
  String name();

  /** Returns the most tokens in a chunk. */
  int size();

  /** Returns the most tokens that a chunk repeats. */
  int overlap();

  /** Returns how the collection is made, but for its model. */
  CollectionOptions options();

  /** Returns the documents to ingest. */
  Source documents(Map<String, String> texts);

  /** Returns what finds, for a passage of a collection with all documents, its place. */
  Placing placing(Map<String, String> texts, Collection collection);

  /** Finds where passages lie. */
  @FunctionalInterface
  interface Placing {
    /** Returns the text's name and the part that the passage is. */
    Place of(Passage passage);
  }

  /**
   * A part of one of several texts.
   *
   * @param text its name
   * @param range where in it
   */
  record Place(String text, Range range) {}
}
