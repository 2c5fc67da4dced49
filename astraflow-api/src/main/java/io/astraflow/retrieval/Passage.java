package io.astraflow.retrieval;

import java.util.OptionalDouble;

/**
 * A retrieved chunk with its scores. Immutable.
 *
 * @param chunkId unique in its data folder
 * @param documentId the document it is from
 * @param source that document's source
 * @param title that document's title
 * @param page counted from 1; 0 where the format has no pages
 * @param start offset of its first UTF-16 unit in the document's extracted text
 * @param end offset behind its last one
 * @param heading the headings above it, joined by {@code " > "}; may be empty
 * @param text the extracted text from {@code start} to {@code end}, to the letter
 * @param score what the ranking is by, higher is better; comparable within one result only
 * @param lexicalScore BM25, if the lexical side found it
 * @param cosine similarity of the vectors, -1 to 1, if the semantic side found it
 */
public record Passage(
    long chunkId,
    String documentId,
    String source,
    String title,
    int page,
    int start,
    int end,
    String heading,
    String text,
    double score,
    OptionalDouble lexicalScore,
    OptionalDouble cosine) {}
