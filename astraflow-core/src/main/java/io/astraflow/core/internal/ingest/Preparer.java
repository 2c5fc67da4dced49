package io.astraflow.core.internal.ingest;

import io.astraflow.core.internal.chunk.Chunk;
import io.astraflow.core.internal.chunk.ExtractedText;
import io.astraflow.core.internal.parse.ParseRequest;
import io.astraflow.core.internal.parse.ParsedDocument;
import io.astraflow.core.internal.text.Sha256;
import io.astraflow.model.EmbeddingAdapter;
import io.astraflow.spi.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

/** Reads and cuts documents and hands what has no vector yet to the embedding threads. */
final class Preparer {
  private static final int BATCH = 8;

  private final long collectionId;
  private final Store store;
  private final Pipeline pipeline;
  private final LimitedParser parser;
  private final Workers workers;
  private final LongAdder embeddingNanos = new LongAdder();
  private final TextGate gate = new TextGate();
  private volatile boolean stopped;

  Preparer(
      long collectionId, Store store, Pipeline pipeline, LimitedParser parser, Workers workers) {
    this.collectionId = collectionId;
    this.store = store;
    this.pipeline = pipeline;
    this.parser = parser;
    this.workers = workers;
  }

  /** Returns how long embedding threads have worked, summed over them. */
  long embeddingNanos() {
    return embeddingNanos.sum();
  }

  /** Says that the oldest unfinished document is finished. */
  void finished() {
    gate.finishTurn();
  }

  /** Cancels what embedding threads have yet to do for this ingestion. */
  void abandon() {
    stopped = true;
  }

  /**
   * Prepares a document.
   *
   * @param turn 1 for the ingestion's first document, and so on
   */
  Prepared prepare(ParseRequest request, long turn) throws InterruptedException {
    ParsedDocument parsed = parser.parse(request);
    gate.enter(turn, parsed.blocks().stream().mapToInt(block -> block.text().length()).sum());
    ExtractedText text = ExtractedText.of(parsed.blocks());
    List<Chunk> chunks = pipeline.chunker().chunks(text);
    List<String> hashes = new ArrayList<>(chunks.size());
    Map<String, String> texts = new LinkedHashMap<>();
    for (Chunk chunk : chunks) {
      String chunkText = chunk.span().of(text.text());
      String hash = Sha256.hex(chunkText);
      hashes.add(hash);
      texts.put(hash, chunkText);
    }
    Map<String, float[]> known =
        texts.isEmpty()
            ? Map.of()
            : store.read(tx -> tx.chunks().vectorsByTextHash(collectionId, texts.keySet()));
    texts.keySet().removeAll(known.keySet());
    return new Prepared(parsed, text, chunks, hashes, known, embed(texts), texts.size());
  }

  private List<Future<Map<String, float[]>>> embed(Map<String, String> texts) {
    List<Map.Entry<String, String>> all = new ArrayList<>(texts.entrySet());
    List<Future<Map<String, float[]>>> batches = new ArrayList<>();
    for (int from = 0; from < all.size(); from += BATCH) {
      List<Map.Entry<String, String>> batch = all.subList(from, Math.min(from + BATCH, all.size()));
      batches.add(workers.embedders().submit(() -> embedBatch(pipeline.model(), batch)));
    }
    return batches;
  }

  private Map<String, float[]> embedBatch(
      EmbeddingAdapter model, List<Map.Entry<String, String>> batch) throws InterruptedException {
    if (stopped) {
      throw new CancellationException("The ingestion has ended");
    }
    long start = System.nanoTime();
    List<float[]> vectors =
        PassageVectors.of(model, batch.stream().map(Map.Entry::getValue).toList());
    Map<String, float[]> byHash = new HashMap<>();
    for (int i = 0; i < batch.size(); i++) {
      byHash.put(batch.get(i).getKey(), vectors.get(i));
    }
    embeddingNanos.add(System.nanoTime() - start);
    return byHash;
  }
}
