package io.astraflow.core.internal.parse;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was read from a document.
 *
 * @param title the document's own title, or the file's name where it has none
 * @param mediaType the detected format
 * @param metadata what the document says about itself, such as {@code author}
 * @param blocks the text in reading order
 * @param notes what could not be read, in words for people
 * @param ocrMissing whether pictures were left unread only because tesseract is not installed
 */
public record ParsedDocument(
    String title,
    String mediaType,
    Map<String, String> metadata,
    List<Block> blocks,
    List<String> notes,
    boolean ocrMissing) {
  /** Copies the collections and keeps their order. */
  public ParsedDocument {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    blocks = List.copyOf(blocks);
    notes = List.copyOf(notes);
  }
}
