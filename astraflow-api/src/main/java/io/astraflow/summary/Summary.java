package io.astraflow.summary;

import io.astraflow.model.Money;
import io.astraflow.model.Usage;
import java.time.Instant;
import java.util.Optional;

/**
 * A summary of a document or of a collection. Immutable.
 *
 * @param documentId the document's id; empty where it is of the whole collection
 * @param text the summary
 * @param writer the model that wrote it, such as {@code ollama:llama3.2}, or {@value #EXTRACTIVE}
 * @param method how it was made
 * @param promptVersion the version of the instructions that the model had, or of the method
 * @param createdAt when it was made
 * @param sha256 of what it was made: the hash of the document's bytes; for a collection the hash of
 *     its documents' ids and hashes
 * @param current whether that is what can be found now: false where the document, or any document
 *     of the collection, has changed since
 * @param calls how many calls of the model it took; 0 without one
 * @param usage the tokens of these calls together, unknown where one is not known
 * @param cost what they cost together; empty where it is not known
 */
public record Summary(
    Optional<String> documentId,
    String text,
    String writer,
    SummaryMethod method,
    String promptVersion,
    Instant createdAt,
    String sha256,
    boolean current,
    int calls,
    Usage usage,
    Optional<Money> cost) {
  /** The writer of summaries without a model. */
  public static final String EXTRACTIVE = "extractive";

  /** Returns the writer, the length and what it is of, without the text. */
  @Override
  public String toString() {
    return "Summary of %s by %s, %d characters"
        .formatted(
            documentId.map(id -> "document " + id).orElse("the collection"), writer, text.length());
  }
}
