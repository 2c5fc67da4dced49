package io.astraflow.core.internal.ingest;

import io.astraflow.core.internal.chunk.Chunk;
import io.astraflow.core.internal.chunk.ExtractedText;
import io.astraflow.core.internal.parse.ParseRequest;
import io.astraflow.core.internal.parse.ParsedDocument;
import io.astraflow.core.internal.text.Sha256;
import io.astraflow.spi.store.Store;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;

/** Reads and cuts documents and hands what has no vector yet to the embedding threads. */
final class Preparer {
  private static final int BATCH = 8;

  private final long collectionId;
  private final Store store;
  private final Pipeline pipeline;
  private final LimitedParser parser;
  private final Workers workers;
  private final PassageEmbedding embedding;
  private final TextGate gate = new TextGate();

  Preparer(
      long collectionId,
      Store store,
      Pipeline pipeline,
      LimitedParser parser,
      Workers workers,
      PassageEmbedding embedding) {
    this.collectionId = collectionId;
    this.store = store;
    this.pipeline = pipeline;
    this.parser = parser;
    this.workers = workers;
    this.embedding = embedding;
  }

  /** Says that the oldest unfinished document is finished. */
  void finished() {
    gate.finishTurn();
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
    PassageEmbedding.OfDocument document = embedding.document();
    for (int from = 0; from < all.size(); from += BATCH) {
      List<Map.Entry<String, String>> batch = all.subList(from, Math.min(from + BATCH, all.size()));
      batches.add(workers.embedders().submit(() -> document.embed(batch)));
    }
    return batches;
  }
}
