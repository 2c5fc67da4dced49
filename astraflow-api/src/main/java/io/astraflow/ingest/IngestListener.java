package io.astraflow.ingest;

/** Hears how an ingestion goes. Called by the ingesting thread, so it should return quickly. */
@FunctionalInterface
public interface IngestListener {

  /** Called at the start, after each document and at the end. */
  void progress(IngestProgress progress);
}
