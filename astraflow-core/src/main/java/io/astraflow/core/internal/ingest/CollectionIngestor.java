package io.astraflow.core.internal.ingest;

import io.astraflow.core.internal.parse.DocumentParser;
import io.astraflow.ingest.IngestOptions;
import io.astraflow.ingest.IngestReport;
import io.astraflow.ingest.Ingestor;
import io.astraflow.ingest.Source;
import io.astraflow.spi.store.CollectionRow;
import io.astraflow.spi.store.Store;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** Brings documents into one stored collection, one ingestion at a time. */
public final class CollectionIngestor implements Ingestor {
  private final ReentrantLock oneAtATime = new ReentrantLock();
  private final Store store;
  private final CollectionRow collection;
  private final Pipeline pipeline;
  private final Workers workers;
  private final Path temporary;
  private final AfterPublication after;
  private final Runnable whenAway;
  private final Runnable checkOpen;

  /**
   * Creates an ingestor.
   *
   * @param temporary an existing folder for bytes that are too large for memory
   * @param after what follows when a version can be found
   * @param whenAway called before the first document of an ingestion is left to wait for the
   *     embedding model
   * @param checkOpen throws where the collection can no longer be used
   */
  public CollectionIngestor(
      Store store,
      CollectionRow collection,
      Pipeline pipeline,
      Workers workers,
      Path temporary,
      AfterPublication after,
      Runnable whenAway,
      Runnable checkOpen) {
    this.store = store;
    this.collection = collection;
    this.pipeline = pipeline;
    this.workers = workers;
    this.temporary = temporary;
    this.after = after;
    this.whenAway = whenAway;
    this.checkOpen = checkOpen;
  }

  @Override
  public IngestReport ingest(Source source, IngestOptions options) throws InterruptedException {
    checkOpen.run();
    oneAtATime.lockInterruptibly();
    try {
      return run(options, whenAway).run(source);
    } finally {
      oneAtATime.unlock();
    }
  }

  @Override
  public IngestReport finishPending(IngestOptions options) throws InterruptedException {
    checkOpen.run();
    oneAtATime.lockInterruptibly();
    try {
      IngestRun run = run(options, () -> {});
      IngestReport report = run.run(Source.documents(List.of()));
      run.away()
          .ifPresent(
              failure -> {
                throw failure;
              });
      return report;
    } finally {
      oneAtATime.unlock();
    }
  }

  private IngestRun run(IngestOptions options, Runnable postponing) {
    DocumentParser parser = pipeline.parser();
    LimitedParser limited = new LimitedParser(parser, workers.parsers(), options.documentTimeout());
    Intake intake = new Intake(store, collection, pipeline, options, temporary);
    PassageEmbedding embedding = new PassageEmbedding(pipeline.model());
    Preparer preparer = new Preparer(collection.id(), store, pipeline, limited, workers, embedding);
    return new IngestRun(
        store,
        collection,
        pipeline,
        intake,
        preparer,
        embedding,
        workers,
        options,
        after,
        postponing);
  }
}
