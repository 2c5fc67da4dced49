package io.astraflow.collection;

import io.astraflow.ingest.Ingestor;
import io.astraflow.insight.DuplicateGroup;
import io.astraflow.insight.InsightRequest;
import io.astraflow.insight.Insights;
import io.astraflow.page.Page;
import io.astraflow.page.PageRequest;
import io.astraflow.retrieval.Answer;
import io.astraflow.retrieval.Filter;
import io.astraflow.retrieval.Question;
import io.astraflow.retrieval.Retriever;
import io.astraflow.summary.Summaries;
import java.util.List;
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

  /** As {@link #documents(Filter, PageRequest)}, without a filter. */
  default Page<Document> documents(PageRequest request) {
    return documents(Filter.all(), request);
  }

  /**
   * Returns a page of the documents that pass {@code filter}, ordered by source. Filters see what
   * is ingested: a document that is not yet has no field but its source.
   *
   * @throws io.astraflow.error.InvalidInputException if the page's cursor is not from this list, or
   *     the filter is on a field that no document has, or compares with a number what is never one
   */
  Page<Document> documents(Filter filter, PageRequest request);

  /**
   * Returns a page of all chunks that can be found, in the order in which they came.
   *
   * @throws io.astraflow.error.InvalidInputException if the page's cursor is not from this list
   */
  Page<Chunk> chunks(PageRequest request);

  /**
   * Returns a page of a document's chunks, in the order of its text; none where there is no such
   * document. The chunks of a new version come behind those of the old.
   *
   * @throws io.astraflow.error.InvalidInputException if the page's cursor is not from this list
   */
  Page<Chunk> chunks(String documentId, PageRequest request);

  /** Returns the fields that the metadata of ingested documents has, ordered by name. */
  List<MetadataField> fields();

  /**
   * Returns the most frequent values of a field of the metadata, or of an {@link
   * io.astraflow.retrieval.OwnField}, each with the number of ingested documents that have it.
   *
   * @param limit the most values wanted, 1 or more
   */
  List<MetadataValue> values(String field, int limit);

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

  /** Returns what makes and keeps summaries. */
  Summaries summaries();

  /** As {@link #insights(String, InsightRequest)}, with default settings. */
  default Insights insights(String documentId) throws InterruptedException {
    return insights(documentId, InsightRequest.defaults());
  }

  /**
   * Returns what can be told of a document at a glance, and adds it to its metadata, where filters
   * find it until the next version of the document is ingested. What is there already is returned
   * without a call of any model, unless named entities are missing that a model could find now.
   *
   * @throws io.astraflow.error.InvalidInputException if there is no such document, or none of its
   *     versions is ingested
   * @throws io.astraflow.model.ModelException if a model is asked and fails; what needs no model is
   *     kept all the same
   * @throws InterruptedException if the calling thread was interrupted while it waited
   */
  Insights insights(String documentId, InsightRequest request) throws InterruptedException;

  /**
   * Returns groups of ingested documents whose texts are the same or nearly, those of the most
   * documents first. Their similarity is estimated: the share of sequences of four terms that two
   * texts have in common, of all that either has (Broder, "On the Resemblance and Containment of
   * Documents", 1997), with a standard error of .03 at the most. Reads every text once.
   *
   * @param leastSimilarity more than 0, to 1; .8 finds revisions of one text
   * @throws InterruptedException if the calling thread was interrupted
   */
  List<DuplicateGroup> duplicates(double leastSimilarity) throws InterruptedException;

  /** Returns what this collection does by itself, and what it takes for relevant. */
  CollectionSettings settings();

  /** Sets what this collection does by itself, and what it takes for relevant; kept from now on. */
  void configure(CollectionSettings settings);

  /** Counts what is in this collection. */
  CollectionStats stats();
}
