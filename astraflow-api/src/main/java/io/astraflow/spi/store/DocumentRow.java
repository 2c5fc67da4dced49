package io.astraflow.spi.store;

import io.astraflow.collection.DocumentStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A document. Immutable.
 *
 * @param id never used again after deletion
 * @param collectionId its collection
 * @param newest the newest bytes seen, whatever became of them
 * @param status what became of them
 * @param failure why they failed, if they did
 * @param published what can be found, if anything
 */
public record DocumentRow(
    long id,
    long collectionId,
    PendingDocument newest,
    DocumentStatus status,
    Optional<String> failure,
    Optional<Published> published) {

  /**
   * The visible version, without its text.
   *
   * @param sha256 hash of its bytes
   * @param pipeline fingerprint of the parser, chunker and model that made it
   * @param title its title
   * @param mediaType as detected
   * @param pages number of pages, 0 for formats without
   * @param chunks number of chunks
   * @param notes what a reader should know
   * @param metadata all of it, the format's own included
   * @param at when it became visible
   */
  public record Published(
      String sha256,
      String pipeline,
      String title,
      String mediaType,
      int pages,
      int chunks,
      List<String> notes,
      Map<String, String> metadata,
      Instant at) {

    /** Copies the collections. */
    public Published {
      notes = List.copyOf(notes);
      metadata = Map.copyOf(metadata);
    }
  }
}
