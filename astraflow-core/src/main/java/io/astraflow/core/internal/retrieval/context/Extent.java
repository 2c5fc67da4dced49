package io.astraflow.core.internal.retrieval.context;

import io.astraflow.spi.store.ChunkPlace;

/** A part of a document's text. */
record Extent(int start, int end) {

  static Extent of(ChunkPlace place) {
    return new Extent(place.start(), place.end());
  }

  /** Returns the least part that holds this and a chunk. */
  Extent with(ChunkPlace place) {
    return new Extent(Math.min(start, place.start()), Math.max(end, place.end()));
  }

  int length() {
    return end - start;
  }
}
