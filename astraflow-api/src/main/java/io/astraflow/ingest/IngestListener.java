package io.astraflow.ingest;

/** Hears how an ingestion goes. Called by the ingesting thread, so it should return quickly. */
@FunctionalInterface
public interface IngestListener {

  /** Called at the start and after each document, deleted ones included. */
  void progress(IngestProgress progress);
}
