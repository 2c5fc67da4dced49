package io.astraflow.core.internal.ingest;

import io.astraflow.core.internal.chunk.Chunk;
import io.astraflow.core.internal.parse.FileName;
import io.astraflow.core.internal.text.Analyzer;
import io.astraflow.core.internal.text.Language;
import io.astraflow.core.internal.text.LanguageDetection;
import io.astraflow.core.internal.text.Languages;
import io.astraflow.spi.store.DocumentVersion;
import io.astraflow.spi.store.DocumentVersion.NewChunk;
import io.astraflow.spi.store.PendingDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Puts a document's version together once its vectors are there. Immutable. */
record Assembly(Pipeline pipeline) {

  /** Waits for the vectors. */
  DocumentVersion version(PendingDocument document, Prepared prepared)
      throws InterruptedException, ExecutionException {
    Map<String, float[]> vectors = new HashMap<>(prepared.known());
    for (Future<Map<String, float[]>> batch : prepared.batches()) {
      vectors.putAll(batch.get());
    }
    String fileName = FileName.of(document.source());
    String title = prepared.parsed().title().isBlank() ? fileName : prepared.parsed().title();
    Map<String, String> metadata = metadata(document, prepared, title, fileName);
    Language language = Languages.of(metadata.getOrDefault(Language.METADATA, ""));
    return new DocumentVersion(
        document.sha256(),
        pipeline.fingerprintOf(prepared.parsed()),
        title,
        prepared.parsed().mediaType(),
        prepared.parsed().notes(),
        metadata,
        prepared.text().pages(),
        chunks(prepared, vectors, new Analyzer(List.of(language))));
  }

  private static List<NewChunk> chunks(
      Prepared prepared, Map<String, float[]> vectors, Analyzer analyzer) {
    List<NewChunk> chunks = new ArrayList<>(prepared.chunks().size());
    for (int i = 0; i < prepared.chunks().size(); i++) {
      Chunk chunk = prepared.chunks().get(i);
      String hash = prepared.hashes().get(i);
      String text = chunk.span().of(prepared.text().text());
      float[] vector = vectors.get(hash);
      if (vector == null) {
        throw new IllegalStateException("No vector came back for a chunk of the document");
      }
      chunks.add(
          new NewChunk(
              chunk.page(),
              chunk.span().start(),
              chunk.span().end(),
              chunk.heading(),
              text,
              analyzer.index(chunk.heading() + "\n" + text),
              hash,
              vector));
    }
    return chunks;
  }

  private static Map<String, String> metadata(
      PendingDocument document, Prepared prepared, String title, String fileName) {
    Map<String, String> metadata = new HashMap<>(prepared.parsed().metadata());
    metadata.put("title", title);
    metadata.put("name", fileName);
    metadata.put("type", prepared.parsed().mediaType());
    Language language = LanguageDetection.of(prepared.text().text());
    if (!language.isUnknown()) {
      metadata.put(Language.METADATA, language.code());
    }
    metadata.putIfAbsent(Language.METADATA, Language.UNDETERMINED);
    metadata.putAll(document.metadata());
    return metadata;
  }
}
