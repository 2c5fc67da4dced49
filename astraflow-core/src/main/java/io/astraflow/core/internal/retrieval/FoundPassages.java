package io.astraflow.core.internal.retrieval;

import io.astraflow.core.internal.retrieval.context.Contexts;
import io.astraflow.core.internal.retrieval.ranking.Candidate;
import io.astraflow.retrieval.Passage;
import io.astraflow.retrieval.Passage.Context;
import io.astraflow.retrieval.Surroundings;
import io.astraflow.spi.store.ChunkRow;
import io.astraflow.spi.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the chunks that candidates stand for. Safe for use by many threads. */
final class FoundPassages {
  private final Store store;
  private final long collectionId;

  FoundPassages(Store store, long collectionId) {
    this.store = store;
    this.collectionId = collectionId;
  }

  /** Returns the passages in the candidates' order, with what is wanted around them. */
  List<Passage> of(List<Candidate> candidates, Surroundings wanted) {
    List<Long> ids = candidates.stream().map(Candidate::chunkId).toList();
    return store.read(
        tx -> {
          Map<Long, Context> contexts =
              wanted.isNone() ? Map.of() : new Contexts(tx, wanted).of(collectionId, ids);
          return passages(candidates, tx.chunks().find(collectionId, ids), contexts);
        });
  }

  private static List<Passage> passages(
      List<Candidate> candidates, List<ChunkRow> found, Map<Long, Context> contexts) {
    Map<Long, ChunkRow> rows =
        found.stream().collect(Collectors.toMap(ChunkRow::id, Function.identity()));
    List<Passage> passages = new ArrayList<>(candidates.size());
    for (Candidate candidate : candidates) {
      ChunkRow row = rows.get(candidate.chunkId());
      if (row != null) { // else it was replaced between the search and this read
        passages.add(passage(candidate, row, Optional.ofNullable(contexts.get(row.id()))));
      }
    }
    return passages;
  }

  private static Passage passage(Candidate candidate, ChunkRow row, Optional<Context> context) {
    return new Passage(
        row.id(),
        row.documentKey(),
        row.source(),
        row.title(),
        row.page(),
        row.start(),
        row.end(),
        row.heading(),
        row.text(),
        candidate.score(),
        candidate.explanation(),
        List.of(),
        context);
  }
}
