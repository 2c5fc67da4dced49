package io.astraflow.spi.store;

/**
 * A chunk with what a reader wants to see of its document. Immutable.
 *
 * @param id never used again; a later chunk has a greater one
 * @param documentKey stable id of its document
 * @param source its document's source
 * @param title its document's title
 * @param page the page that it starts on, or 0
 * @param start offset into the document's extracted text
 * @param end offset behind its last UTF-16 unit
 * @param heading the headings above it
 * @param text the extracted text from {@code start} to {@code end}
 */
public record ChunkRow(
    long id,
    String documentKey,
    String source,
    String title,
    int page,
    int start,
    int end,
    String heading,
    String text) {}
