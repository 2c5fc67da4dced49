package io.astraflow.spi.store;

/**
 * Where a chunk stands in its document. Immutable.
 *
 * @param chunkId its id
 * @param documentId its document's id in the store
 * @param ordinal its number in the document, counted from 0
 * @param start offset into the document's extracted text
 * @param end offset behind its last UTF-16 unit
 * @param heading the headings above it, joined by {@code " > "}; may be empty
 */
public record ChunkPlace(
    long chunkId, long documentId, int ordinal, int start, int end, String heading) {}
