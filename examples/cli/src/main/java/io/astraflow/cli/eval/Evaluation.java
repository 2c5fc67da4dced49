package io.astraflow.cli.eval;

import io.astraflow.collection.Collection;
import io.astraflow.error.InvalidInputException;
import io.astraflow.ingest.IngestOptions;
import io.astraflow.ingest.IngestReport;
import io.astraflow.retrieval.Passage;
import io.astraflow.retrieval.Query;
import io.astraflow.retrieval.SearchMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A test collection in the BEIR layout, brought into one collection and searched there. */
public final class Evaluation {
  private static final int PASSAGES = 1_000;
  private static final int DOCUMENTS = 100;

  private final Path corpus;
  private final List<JudgedQuery> queries;

  private Evaluation(Path corpus, List<JudgedQuery> queries) {
    this.corpus = corpus;
    this.queries = queries;
  }

  /**
   * Reads the queries and judgements; the corpus is read when it is ingested.
   *
   * @throws InvalidInputException if a file cannot be read, or no query has a relevant document
   */
  public static Evaluation read(Path corpus, Path queries, Path judgements) {
    Judgements judged = Judgements.read(judgements);
    List<JudgedQuery> wanted = new ArrayList<>();
    new JsonLines(queries)
        .forEach(
            entry -> {
              Map<String, Integer> relevant = judged.of(entry.id());
              if (!relevant.isEmpty() && !entry.text().isBlank()) {
                wanted.add(new JudgedQuery(entry.text(), relevant));
              }
            });
    if (wanted.isEmpty()) {
      throw new InvalidInputException(
          "No query of "
              + queries
              + " has a relevant document in "
              + judgements
              + ". Check that the two belong together.");
    }
    return new Evaluation(corpus, wanted);
  }

  /** Ingests the corpus; each document's source is its id. */
  public IngestReport ingest(Collection collection, IngestOptions options)
      throws InterruptedException {
    return collection.ingestor().ingest(new CorpusSource(corpus), options);
  }

  /**
   * Asks every judged query. Documents are ranked by their best passage among the first 1,000; the
   * latency is that of a search for ten passages, measured apart; the engine must keep no results,
   * since the first query is asked twice.
   */
  public Scores search(Collection collection, SearchMode mode) throws InterruptedException {
    warmUp(collection, mode);
    List<RankingQuality> qualities = new ArrayList<>();
    long[] nanos = new long[queries.size()];
    for (int i = 0; i < nanos.length; i++) {
      JudgedQuery judged = queries.get(i);
      Query query = Query.of(judged.text()).withMode(mode);
      long start = System.nanoTime();
      collection.retriever().retrieve(query);
      nanos[i] = System.nanoTime() - start;
      qualities.add(RankingQuality.of(ranking(collection, query), judged.judgements()));
    }
    return new Scores(queries.size(), RankingQuality.mean(qualities), Latency.ofNanos(nanos));
  }

  // The first search loads the model and fills the caches, once in a process's life.
  private void warmUp(Collection collection, SearchMode mode) throws InterruptedException {
    collection.retriever().retrieve(Query.of(queries.get(0).text()).withMode(mode));
  }

  private static List<String> ranking(Collection collection, Query query)
      throws InterruptedException {
    return collection.retriever().retrieve(query.withTopK(PASSAGES)).stream()
        .map(Passage::source)
        .distinct()
        .limit(DOCUMENTS)
        .toList();
  }

  /**
   * What a search over all queries gave.
   *
   * @param queries how many had a relevant document and so count
   * @param quality the means over them
   * @param latency of a search for ten passages
   */
  public record Scores(int queries, RankingQuality quality, Latency latency) {}

  private record JudgedQuery(String text, Map<String, Integer> judgements) {}
}
