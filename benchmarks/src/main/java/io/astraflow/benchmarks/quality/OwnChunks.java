package io.astraflow.benchmarks.quality;

import io.astraflow.collection.Collection;
import io.astraflow.collection.CollectionOptions;
import io.astraflow.collection.Document;
import io.astraflow.ingest.Source;
import io.astraflow.ingest.SourceDocument;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** AstraFlow's own chunks: each text is one document in Markdown. Immutable. */
record OwnChunks(int size, int overlap) implements Chunking {

  @Override
  public String name() {
    return "by structure";
  }

  @Override
  public CollectionOptions options() {
    return CollectionOptions.ofDefaults().withChunkTokens(size).withOverlapTokens(overlap);
  }

  @Override
  public Source documents(Map<String, String> texts) {
    return Source.documents(
        texts.entrySet().stream()
            .map(
                text ->
                    SourceDocument.ofBytes(
                        text.getKey(),
                        text.getValue().getBytes(StandardCharsets.UTF_8),
                        "text/markdown"))
            .toList());
  }

  @Override
  public Placing placing(Map<String, String> texts, Collection collection) {
    Map<String, Alignment> alignments = new HashMap<>();
    collection.forEachDocument(
        document -> alignments.put(document.source(), alignment(texts, collection, document)));
    return passage -> {
      Alignment alignment = alignments.get(passage.source());
      if (alignment == null) {
        throw new IllegalStateException("No text is called " + passage.source());
      }
      return new Place(passage.source(), alignment.inFile(passage.start(), passage.end()));
    };
  }

  private static Alignment alignment(
      Map<String, String> texts, Collection collection, Document document) {
    return Alignment.of(
        texts.getOrDefault(document.source(), ""), collection.text(document.id()).orElseThrow());
  }
}
