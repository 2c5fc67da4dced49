package io.astraflow.cli.eval;

import io.astraflow.collection.Collection;
import io.astraflow.error.InvalidInputException;
import io.astraflow.ingest.IngestOptions;
import io.astraflow.ingest.IngestReport;
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
  private static final int WARM_UPS = 50;

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

  /** Reads a set, as {@link #read(Path, Path, Path)} does. */
  public static Evaluation read(TestSet set) {
    return read(set.corpus(), set.queries(), set.judgements());
  }

  /** Ingests the corpus; each document's source is its id. */
  public IngestReport ingest(Collection collection, IngestOptions options)
      throws InterruptedException {
    return collection.ingestor().ingest(new CorpusSource(corpus), options);
  }

  /**
   * Asks every judged query. Documents are ranked by their best passage among the first 1,000; the
   * latency is that of a search for ten passages, each text once and before it is asked again.
   */
  public Scores search(Collection collection, SearchMode mode) throws InterruptedException {
    warmUp(collection, mode);
    Latency latency = latency(collection, mode);
    List<RankingQuality> qualities = new ArrayList<>();
    for (JudgedQuery judged : queries) {
      Query query = Query.of(judged.text()).withMode(mode);
      List<String> ranking = DocumentRanking.of(collection, query.withTopK(PASSAGES), DOCUMENTS);
      qualities.add(RankingQuality.of(ranking, judged.judgements()));
    }
    return new Scores(queries.size(), RankingQuality.mean(qualities), latency);
  }

  // The first searches load the model and compile the code. They are made of halves of the
  // queries, so that none of the measured ones has been asked before.
  private void warmUp(Collection collection, SearchMode mode) throws InterruptedException {
    int count = Math.min(WARM_UPS, queries.size());
    for (int i = 0; i < count; i++) {
      String next = queries.get((i + 1) % queries.size()).text();
      String text = firstHalf(queries.get(i).text()) + " " + firstHalf(next);
      collection.retriever().retrieve(Query.of(text).withMode(mode));
    }
  }

  private Latency latency(Collection collection, SearchMode mode) throws InterruptedException {
    List<String> texts = queries.stream().map(JudgedQuery::text).distinct().toList();
    long[] nanos = new long[texts.size()];
    for (int i = 0; i < nanos.length; i++) {
      Query query = Query.of(texts.get(i)).withMode(mode);
      long start = System.nanoTime();
      collection.retriever().retrieve(query);
      nanos[i] = System.nanoTime() - start;
    }
    return Latency.ofNanos(nanos);
  }

  private static String firstHalf(String text) {
    return text.substring(
        0, text.offsetByCodePoints(0, (text.codePointCount(0, text.length()) + 1) / 2));
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
