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
   * until all is done. A document that cannot be read is reported and never stops the rest.
   *
   * @throws UnavailableException if the store cannot take more, for instance because the disk is
   *     full; what was committed before stays
   * @throws io.astraflow.error.InvalidInputException if the source itself does not exist or cannot
   *     be read
   * @throws InterruptedException if the calling thread was interrupted; what was committed stays
   */
  IngestReport ingest(Source source, IngestOptions options) throws InterruptedException;
}
