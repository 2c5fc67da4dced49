package io.astraflow.spi.store;

import java.util.Map;
import java.util.Optional;

/**
 * Bytes that wait to be ingested. Immutable.
 *
 * @param key stable id of the document, unique in its collection
 * @param source where it came from, unique in its collection
 * @param sha256 the bytes' hash, under which {@link BlobTable} has them
 * @param bytes their number
 * @param mediaType if the application named it
 * @param metadata what the application and the options added
 */
public record PendingDocument(
    String key,
    String source,
    String sha256,
    long bytes,
    Optional<String> mediaType,
    Map<String, String> metadata) {

  /** Copies the metadata. */
  public PendingDocument {
    metadata = Map.copyOf(metadata);
  }
}
