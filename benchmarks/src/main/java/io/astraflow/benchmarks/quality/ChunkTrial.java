package io.astraflow.benchmarks.quality;

import io.astraflow.benchmarks.Scratch;
import io.astraflow.benchmarks.quality.Chunking.Place;
import io.astraflow.benchmarks.quality.Chunking.Placing;
import io.astraflow.collection.Collection;
import io.astraflow.core.AstraFlow;
import io.astraflow.ingest.IngestReport;
import io.astraflow.retrieval.Passage;
import io.astraflow.retrieval.Query;
import io.astraflow.retrieval.SearchMode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures ways of chunking on the same texts and questions. Immutable.
 *
 * @param data texts and questions
 * @param model the embedding model's id
 * @param retrieved how many chunks are retrieved for each question
 */
record ChunkTrial(ChunkData data, String model, int retrieved) {

  /** Ingests the texts, cut so, and asks all questions in each mode. */
  ChunkRow measure(Chunking chunking) throws IOException, InterruptedException {
    try (Scratch scratch = Scratch.create();
        AstraFlow astra = AstraFlow.builder(scratch.path()).queryCache(0).build()) {
      Collection collection =
          astra.workspace().collection("chunks", chunking.options().withEmbeddingModel(model));
      IngestReport report = collection.ingestor().ingest(chunking.documents(data.texts()));
      if (!report.failures().isEmpty()) {
        throw new IllegalStateException("Not ingested: " + report.failures());
      }
      Placing placing = chunking.placing(data.texts(), collection);
      return new ChunkRow(
          chunking.name(),
          chunking.size(),
          chunking.overlap(),
          collection.stats().chunks(),
          ask(collection, placing, SearchMode.SEMANTIC),
          ask(collection, placing, SearchMode.HYBRID));
    }
  }

  private ChunkRow.Figures ask(Collection collection, Placing placing, SearchMode mode)
      throws InterruptedException {
    List<ChunkScore> scores = new ArrayList<>();
    long characters = 0;
    for (ChunkQuestion question : data.questions()) {
      Query query = Query.of(question.text()).withMode(mode).withTopK(retrieved);
      List<Range> there = new ArrayList<>();
      int elsewhere = 0;
      for (Passage passage : collection.retriever().retrieve(query)) {
        Place place = placing.of(passage);
        characters += place.range().length();
        if (place.text().equals(question.corpus())) {
          there.add(place.range());
        } else {
          elsewhere += place.range().length();
        }
      }
      scores.add(ChunkScore.of(question.references(), there, elsewhere));
    }
    return new ChunkRow.Figures(
        ChunkScore.mean(scores), characters / (double) data.questions().size());
  }
}
