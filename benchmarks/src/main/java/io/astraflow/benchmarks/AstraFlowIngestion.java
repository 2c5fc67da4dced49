package io.astraflow.benchmarks;

import io.astraflow.collection.Collection;
import io.astraflow.collection.CollectionOptions;
import io.astraflow.collection.Document;
import io.astraflow.core.AstraFlow;
import io.astraflow.ingest.IngestReport;
import io.astraflow.ingest.Source;
import io.astraflow.retrieval.Filter;
import io.astraflow.retrieval.Passage;
import io.astraflow.retrieval.Query;
import io.astraflow.retrieval.SearchMode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ingests a corpus into a new data folder, durably and indexed. */
final class AstraFlowIngestion {
  static final String MODEL = "all-minilm-l6-v2";
  static final int TOKENS = 120;
  private static final int ALL = 10_000;
  private static final CollectionOptions OPTIONS =
      CollectionOptions.ofDefaults().withEmbeddingModel(MODEL).withChunkTokens(TOKENS);

  private AstraFlowIngestion() {}

  /** Measures one ingestion; the model is loaded before, the folder is new. */
  static Row measure(Corpus corpus) throws IOException, InterruptedException {
    try (Scratch scratch = Scratch.create();
        AstraFlow astra = AstraFlow.open(scratch.path())) {
      Collection warm = astra.workspace().collection("warm", OPTIONS);
      warm.ingestor().ingest(Source.text("warm", "This loads the model and nothing else."));
      Collection collection = astra.workspace().collection("corpus", OPTIONS);
      Source source = corpus.source();
      long start = System.nanoTime();
      IngestReport report = collection.ingestor().ingest(source);
      double seconds = (System.nanoTime() - start) / 1e9;
      double busy = report.embedding().toNanos() / 1e9 / Runtime.getRuntime().availableProcessors();
      return new Row(
          "astraflow", report.added(), collection.stats().chunks(), seconds, busy / seconds);
    }
  }

  /** Returns the segments that AstraFlow cuts each text into, by the text's name. */
  static Map<String, List<String>> segments(Corpus corpus)
      throws IOException, InterruptedException {
    try (Scratch scratch = Scratch.create();
        AstraFlow astra = AstraFlow.open(scratch.path())) {
      Collection collection = astra.workspace().collection("corpus", OPTIONS);
      collection.ingestor().ingest(corpus.source());
      List<Document> documents = new ArrayList<>();
      collection.forEachDocument(documents::add);
      Map<String, List<String>> segments = new HashMap<>();
      for (Document document : documents) {
        segments.put(document.source(), segments(collection, document));
      }
      return segments;
    }
  }

  // A search among one document's passages that asks for more than there are returns all of them.
  private static List<String> segments(Collection collection, Document document)
      throws InterruptedException {
    Query all =
        Query.of("all")
            .withMode(SearchMode.SEMANTIC)
            .withTopK(ALL)
            .withFilter(Filter.equal("source", document.source()));
    List<String> texts = collection.retriever().retrieve(all).stream().map(Passage::text).toList();
    if (texts.size() != document.chunks()) {
      throw new IllegalStateException(
          document.source() + " has " + document.chunks() + " chunks, found " + texts.size());
    }
    return texts;
  }
}
