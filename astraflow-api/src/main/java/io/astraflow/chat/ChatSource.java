package io.astraflow.chat;

/**
 * A passage that was retrieved for a turn, as the model got it. Immutable.
 *
 * @param number what the model calls it, from 1
 * @param collection the name of its collection
 * @param documentId its document
 * @param source that document's source
 * @param title that document's title
 * @param page counted from 1; 0 where the format has no pages
 * @param start offset of its first UTF-16 unit in the document's extracted text
 * @param end offset behind its last one
 * @param text the extracted text from {@code start} to {@code end}, to the letter
 */
public record ChatSource(
    int number,
    String collection,
    String documentId,
    String source,
    String title,
    int page,
    int start,
    int end,
    String text) {}
