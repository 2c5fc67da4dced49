package io.astraflow.ingest;

import io.astraflow.error.UnavailableException;

/**
 * Brings documents into one collection, incrementally: bytes that were ingested before are skipped,
 * changed ones replace the old version in one transaction, and an ingestion that was killed goes on
 * where it was.
 *
 * <p>Safe for use by many threads; ingestions into one collection run one after the other.
 */
public interface Ingestor {

  /** Ingests {@code source} with default options. */
  default IngestReport ingest(Source source) throws InterruptedException {
    return ingest(source, IngestOptions.ofDefaults());
  }

  /**
   * Ingests {@code source}, first finishing what an earlier ingestion left pending, and blocks
   * until all is done. A document that cannot be read, or whose text the embedding model refuses,
   * is reported and never stops the rest.
   *
   * <p>Where the embedding model is away or too busy, as its exceptions say, a document's bytes are
   * kept and it waits as {@code PENDING}; a version before it stays in service. After three
   * documents in a row that failed so, the model is not asked again, and all other sources are
   * taken in to wait. A task {@link EmbedTask} goes on with them, and the report says how many
   * there are.
   *
   * @throws UnavailableException if the store cannot take more, for instance because the disk is
   *     full; what was committed before stays
   * @throws io.astraflow.error.InvalidInputException if the source itself does not exist or cannot
   *     be read
   * @throws io.astraflow.model.ModelException if the embedding model failed in a way that does not
   *     pass by itself, such as a wrong key
   * @throws InterruptedException if the calling thread was interrupted; what was committed stays
   */
  IngestReport ingest(Source source, IngestOptions options) throws InterruptedException;

  /**
   * Finishes what earlier ingestions left pending. Encrypted documents need their passwords again.
   *
   * @throws io.astraflow.model.ModelException if the embedding model failed, in whatever way; what
   *     could be embedded before is in service
   * @throws UnavailableException if the embedding model is away or the store cannot take more
   * @throws InterruptedException if the calling thread was interrupted; what was committed stays
   */
  IngestReport finishPending(IngestOptions options) throws InterruptedException;
}
