package io.astraflow.summary;

import java.util.Optional;

/**
 * The summaries of one collection. Each document has one at the most, and so has the collection: a
 * new one takes the place of the old once it is whole. They go with what they are of.
 *
 * <p>Safe for use by many threads.
 *
 * <pre>{@code
 * Summary summary = papers.summaries().summarize(document.id(), SummaryRequest.defaults());
 * System.out.println(summary.text());
 * }</pre>
 */
public interface Summaries {

  /** As {@link #summarize(String, SummaryRequest, SummaryListener)}, telling nobody. */
  default Summary summarize(String documentId, SummaryRequest request) throws InterruptedException {
    return summarize(documentId, request, SummaryListener.NONE);
  }

  /**
   * Returns the summary of a document, and stores it. The one that is stored is returned, without a
   * call of any model, if it is of the version that can be found now and was made as this request
   * asks. Where no model is named or set, it is made of the document's most central sentences.
   *
   * <p>If it fails or is interrupted, the one before stays.
   *
   * @throws io.astraflow.error.InvalidInputException if there is no such document, none of its
   *     versions is ingested, or it has no words
   * @throws io.astraflow.error.ConfigurationException if the request asks for a model's method and
   *     there is no model
   * @throws io.astraflow.model.ModelException if the model fails, or its reply was cut
   * @throws InterruptedException if the calling thread was interrupted while it waited
   */
  Summary summarize(String documentId, SummaryRequest request, SummaryListener listener)
      throws InterruptedException;

  /** As {@link #summarizeCollection(SummaryRequest, SummaryListener)}, telling nobody. */
  default Summary summarizeCollection(SummaryRequest request) throws InterruptedException {
    return summarizeCollection(request, SummaryListener.NONE);
  }

  /**
   * Returns the summary of all documents together, and stores it: made of the documents' own
   * summaries, however they were made, of which those that are missing or no longer hold are made
   * and stored first. Documents without words are passed over. {@link SummaryRequest#regenerate()}
   * is about the collection's alone.
   *
   * @throws io.astraflow.error.InvalidInputException if no document has words
   * @throws io.astraflow.error.ConfigurationException if the request asks for a model's method and
   *     there is no model
   * @throws io.astraflow.model.ModelException if the model fails; the documents' summaries that
   *     were made by then stay
   * @throws InterruptedException if the calling thread was interrupted while it waited
   */
  Summary summarizeCollection(SummaryRequest request, SummaryListener listener)
      throws InterruptedException;

  /** Returns the stored summary of a document, calling no model. */
  Optional<Summary> ofDocument(String documentId);

  /** Returns the stored summary of the collection, calling no model. */
  Optional<Summary> ofCollection();
}
