package io.astraflow.collection;

/** How far a document's newest bytes have come. */
public enum DocumentStatus {
  /** The bytes are kept; an ingestion has yet to finish them. An older version is still served. */
  PENDING,
  /** All chunks have vectors and can be found. */
  INGESTED,
  /**
   * The bytes could not be read, or the embedding model refuses the text; {@link
   * Document#failure()} says why. An older version is still served.
   */
  FAILED
}
