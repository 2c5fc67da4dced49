package io.astraflow.collection;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One document of a collection. Immutable.
 *
 * @param id stable over updates: derived from the collection and the source
 * @param source where it came from: a path, or the name given by the application
 * @param title the document's own title, else its file name
 * @param mediaType such as {@code application/pdf}, detected from the content
 * @param sha256 hash of the newest bytes, in lower-case hexadecimal
 * @param bytes size of the newest bytes
 * @param pages number of pages, 0 for formats without pages
 * @param chunks number of chunks that can be found
 * @param status how far the newest bytes have come
 * @param failure why they failed, if they did
 * @param notes what a reader should know, such as pages left without text
 * @param metadata what filters can use
 * @param ingestedAt when the served version became visible
 */
public record Document(
    String id,
    String source,
    String title,
    String mediaType,
    String sha256,
    long bytes,
    int pages,
    int chunks,
    DocumentStatus status,
    Optional<String> failure,
    List<String> notes,
    Map<String, String> metadata,
    Optional<Instant> ingestedAt) {

  /** Copies the lists. */
  public Document {
    notes = List.copyOf(notes);
    metadata = Map.copyOf(metadata);
  }
}
