package io.astraflow.benchmarks;

import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.document.DocumentSplitter;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.store.embedding.EmbeddingStoreIngestor;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Ingests the same segments with LangChain4j into its in-memory store. */
final class LangChain4jIngestion {
  private static final String NAME = "name";

  private final TimedModel model = new TimedModel(new AllMiniLmL6V2QuantizedEmbeddingModel());
  private final Map<String, List<String>> segments;

  LangChain4jIngestion(Map<String, List<String>> segments) {
    this.segments = segments;
  }

  /** Measures one ingestion; the model is loaded before, the store is new. */
  Row measure(Corpus corpus) {
    List<Document> documents =
        corpus.texts().stream()
            .map(t -> Document.from(t.text(), Metadata.from(NAME, t.name())))
            .toList();
    EmbeddingStoreIngestor ingestor =
        EmbeddingStoreIngestor.builder()
            .documentSplitter(new GivenSegments(segments))
            .embeddingModel(model)
            .embeddingStore(new InMemoryEmbeddingStore<>())
            .build();
    model.reset();
    long start = System.nanoTime();
    ingestor.ingest(documents);
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Row(
        "langchain4j", documents.size(), model.texts, seconds, model.nanos / 1e9 / seconds);
  }

  private record GivenSegments(Map<String, List<String>> segments) implements DocumentSplitter {
    @Override
    public List<TextSegment> split(Document document) {
      String name = Objects.requireNonNull(document.metadata().getString(NAME));
      return segments.getOrDefault(name, List.of()).stream()
          .map(text -> TextSegment.from(text, document.metadata()))
          .toList();
    }
  }

  private static final class TimedModel implements EmbeddingModel {
    private final EmbeddingModel model;
    private long nanos;
    private long texts;

    TimedModel(EmbeddingModel model) {
      this.model = model;
    }

    void reset() {
      nanos = 0;
      texts = 0;
    }

    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
      long start = System.nanoTime();
      Response<List<Embedding>> response = model.embedAll(segments);
      nanos += System.nanoTime() - start;
      texts += segments.size();
      return response;
    }
  }
}
