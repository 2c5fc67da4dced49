package io.astraflow.collection;

import io.astraflow.ingest.Ingestor;
import io.astraflow.retrieval.Answer;
import io.astraflow.retrieval.Question;
import io.astraflow.retrieval.Retriever;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Documents, their text, vectors and metadata together, under a name that is unique in its
 * workspace.
 *
 * <p>Safe for use by many threads. Readers never wait for an ingestion and see each document either
 * in its old or in its new version. After the collection was deleted or its AstraFlow closed, calls
 * throw {@link IllegalStateException}.
 */
public interface Collection {

  /** Returns the name. */
  String name();

  /** Returns the id of the embedding model that this collection was made with. */
  String embeddingModel();

  /** Returns what brings documents in. */
  Ingestor ingestor();

  /** Returns what finds passages. */
  Retriever retriever();

  /** Answers {@code question} from this collection's documents, with default settings. */
  default Answer ask(String question) throws InterruptedException {
    return ask(Question.of(question));
  }

  /**
   * Answers a question from this collection's documents. Every citation is a literal quotation from
   * a passage retrieved for this call. When nothing relevant is found the answer says so and {@link
   * Answer#refused()} is true.
   */
  Answer ask(Question question) throws InterruptedException;

  /** Returns the document with this id. */
  Optional<Document> document(String id);

  /** Passes each document to {@code action}, ordered by source, without loading all of them. */
  void forEachDocument(Consumer<Document> action);

  /**
   * Returns the extracted text of an ingested document, into which all offsets point, or nothing
   * where there is no such document.
   */
  Optional<String> text(String documentId);

  /**
   * Deletes a document with its text, vectors, kept bytes and index entries; says whether it was
   * there.
   */
  boolean deleteDocument(String id);

  /** Counts what is in this collection. */
  CollectionStats stats();
}
