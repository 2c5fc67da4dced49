package io.astraflow.model;

import java.util.List;

/**
 * Turns texts into vectors of one fixed dimension and length 1.
 *
 * <p>Safe for use by many threads. A text's vector depends on the text alone, never on the texts
 * beside it. Creating an adapter loads nothing; the first call does.
 */
public interface EmbeddingAdapter extends AutoCloseable {

  /** Returns the model's id, such as {@code bge-small-en-v1.5}. */
  String id();

  /**
   * Returns what tells this model's vectors from any other's: it changes whenever the same text
   * could get another vector.
   */
  String fingerprint();

  /** Returns the number of components, known before the first call. */
  int dimension();

  /** Returns the most tokens of a text that the model reads; longer texts are cut there. */
  int maxTokens();

  /**
   * Returns the cosine of a query and a passage from which on the two are likely related, by this
   * model; below it the semantic side alone is no reason to answer.
   */
  double relatedCosine();

  /**
   * Counts the tokens of {@code text} as the model does, without the special tokens it adds. Counts
   * of texts that were split at white space add up.
   */
  int countTokens(String text);

  /**
   * Embeds passages of documents.
   *
   * @return one vector a text, in the texts' order
   * @throws ModelException if no usable vectors came back
   * @throws InterruptedException if the calling thread was interrupted while it waited
   */
  List<float[]> embedPassages(List<String> texts) throws InterruptedException;

  /**
   * Embeds a query, with whatever prefix the model wants before queries.
   *
   * @throws ModelException if no usable vector came back
   * @throws InterruptedException if the calling thread was interrupted while it waited
   */
  float[] embedQuery(String text) throws InterruptedException;

  /** Releases what the adapter holds; later calls throw {@link IllegalStateException}. */
  @Override
  void close();
}
