package io.astraflow.core.internal.retrieval.context;

import io.astraflow.retrieval.Passage.Context;
import io.astraflow.retrieval.Surroundings;
import io.astraflow.spi.store.ChunkPlace;
import io.astraflow.spi.store.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the contexts of chunks in one state of the store. One thread at a time.
 *
 * @param transaction the state
 * @param wanted how much is brought along
 */
public record Contexts(Transaction transaction, Surroundings wanted) {
  /** A context of chunks shorter than this on average may be smaller than it could be. */
  private static final int SHORT_CHUNK = 64;

  private static final int LEAST_REACH = 8;
  private static final int GREATEST_REACH = 1_000;

  /** Returns each chunk's context; none for chunks that are gone. */
  public Map<Long, Context> of(long collectionId, List<Long> chunkIds) {
    Map<Long, Map<Long, ChunkPlace>> byDocument = new TreeMap<>();
    transaction
        .chunks()
        .places(collectionId, chunkIds)
        .forEach(
            (id, place) ->
                byDocument
                    .computeIfAbsent(place.documentId(), d -> new HashMap<>())
                    .put(id, place));
    Map<Long, Context> contexts = new HashMap<>();
    byDocument.forEach(
        (document, places) ->
            transaction
                .documents()
                .text(document)
                .ifPresent(
                    text -> places.forEach((id, place) -> contexts.put(id, context(place, text)))));
    return contexts;
  }

  private Context context(ChunkPlace place, String text) {
    int reach = Math.max(wanted.neighbours(), wanted.section() ? sectionReach() : 0);
    List<ChunkPlace> around =
        transaction
            .chunks()
            .places(place.documentId(), place.ordinal() - reach, place.ordinal() + reach);
    Extent extent = new Extents(around, place, wanted).extent();
    return new Context(extent.start(), extent.end(), text.substring(extent.start(), extent.end()));
  }

  private int sectionReach() {
    return Math.min(GREATEST_REACH, Math.max(LEAST_REACH, wanted.maxCharacters() / SHORT_CHUNK));
  }
}
