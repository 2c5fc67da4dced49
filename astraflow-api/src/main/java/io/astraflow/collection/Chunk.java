package io.astraflow.collection;

/**
 * A chunk that can be found, as it is listed. Immutable.
 *
 * @param id never used again; a later chunk has a greater one
 * @param documentId the document's id
 * @param source the document's source
 * @param title the document's title
 * @param page the page that it starts on, counted from 1; 0 for formats without pages
 * @param start offset into the document's text
 * @param end offset behind its last UTF-16 unit
 * @param heading the headings above it, joined by {@code " > "}; may be empty
 * @param text the document's text from {@code start} to {@code end}
 */
public record Chunk(
    long id,
    String documentId,
    String source,
    String title,
    int page,
    int start,
    int end,
    String heading,
    String text) {}
