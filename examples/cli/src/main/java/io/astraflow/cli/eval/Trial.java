package io.astraflow.cli.eval;

import io.astraflow.cli.eval.Evaluation.Scores;
import io.astraflow.collection.Collection;
import io.astraflow.collection.CollectionOptions;
import io.astraflow.core.AstraFlow;
import io.astraflow.ingest.IngestOptions;
import io.astraflow.ingest.IngestReport;
import io.astraflow.retrieval.SearchMode;
import java.nio.file.Path;

/**
 * One test set in one collection of a data folder, whose engine keeps no results of searches: they
 * would flatter the latency. For one thread at a time.
 */
public final class Trial implements AutoCloseable {
  private final Evaluation evaluation;
  private final AstraFlow astra;
  private final Collection collection;

  private Trial(Evaluation evaluation, AstraFlow astra, Collection collection) {
    this.evaluation = evaluation;
    this.astra = astra;
    this.collection = collection;
  }

  /**
   * Opens a data folder, creating it where it is missing.
   *
   * @param collection its name
   * @param options of the collection, if it does not exist
   */
  public static Trial open(
      Evaluation evaluation, Path folder, String collection, CollectionOptions options) {
    AstraFlow astra = AstraFlow.builder(folder).queryCache(0).build();
    try {
      return new Trial(evaluation, astra, astra.workspace().collection(collection, options));
    } catch (RuntimeException e) {
      astra.close();
      throw e;
    }
  }

  /** Brings the corpus in. */
  public IngestReport ingest(IngestOptions options) throws InterruptedException {
    return evaluation.ingest(collection, options);
  }

  /** Returns the id of the collection's embedding model. */
  public String embeddingModel() {
    return collection.embeddingModel();
  }

  /** Asks every judged query, as {@link Evaluation#search} does. */
  public Scores search(SearchMode mode) throws InterruptedException {
    return evaluation.search(collection, mode);
  }

  @Override
  public void close() {
    astra.close();
  }
}
