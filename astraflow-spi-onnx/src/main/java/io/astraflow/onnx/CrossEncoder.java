package io.astraflow.onnx;

import io.astraflow.retrieval.Reranker;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A reranker that runs in the process: a cross-encoder reads the query and a text together and says
 * how likely the one answers the other.
 *
 * <p>The model is a folder in the layout of Hugging Face: {@code model.onnx} or {@code
 * onnx/model.onnx}, {@code tokenizer.json}, and, for the most tokens that it reads, {@code
 * config.json}; without it they are 512. It must be an uncased model of the BERT family, such as
 * {@code cross-encoder/ms-marco-MiniLM-L-6-v2}, with one output of shape {@code [n,1]}, {@code [n]}
 * or {@code [n,2]}.
 *
 * <p>A score is a probability, 0 to 1: the logistic function of the one logit, or of the second's
 * distance to the first. A pair too long for the model loses the end of its text.
 *
 * <p>Safe for use by many threads; each call runs in its own, one pair after the other.
 */
public final class CrossEncoder implements Reranker, AutoCloseable {
  /** The id of a cross-encoder that is given none: {@value}. */
  public static final String DEFAULT_ID = "cross-encoder";

  private final String id;
  private final BertTokenizer tokenizer;
  private final int maxTokens;
  private final PairSession session;

  // Read-locked during each run, so that the native memory is not released under it.
  private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();
  private boolean closed;

  private CrossEncoder(String id, BertTokenizer tokenizer, int maxTokens, PairSession session) {
    this.id = id;
    this.tokenizer = tokenizer;
    this.maxTokens = maxTokens;
    this.session = session;
  }

  /** Loads a model, with the id {@value #DEFAULT_ID}. */
  public static CrossEncoder open(Path folder) {
    return open(DEFAULT_ID, folder);
  }

  /**
   * Loads a model.
   *
   * @param id what queries name it by
   * @param folder the model's files
   * @throws io.astraflow.error.ConfigurationException if a file is missing, or is not of the kind
   *     that this reads
   */
  public static CrossEncoder open(String id, Path folder) {
    CrossEncoderFolder files = new CrossEncoderFolder(folder);
    BertTokenizer tokenizer = files.tokenizer();
    int maxTokens = files.maxTokens();
    return new CrossEncoder(id, tokenizer, maxTokens, files.session());
  }

  @Override
  public String id() {
    return id;
  }

  /**
   * {@inheritDoc}
   *
   * @throws io.astraflow.model.ModelException if the model fails, or its output has another shape
   * @throws IllegalStateException if this is closed
   */
  @Override
  public double[] score(String query, List<String> texts) throws InterruptedException {
    double[] scores = new double[texts.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = score(query, texts.get(i));
    }
    return scores;
  }

  private double score(String query, String text) throws InterruptedException {
    use.readLock().lockInterruptibly();
    try {
      if (closed) {
        throw new IllegalStateException("The cross-encoder " + id + " is closed: open another");
      }
      double logit = session.logit(tokenizer.encodePair(query, text, maxTokens));
      return 1 / (1 + Math.exp(-logit));
    } finally {
      use.readLock().unlock();
    }
  }

  /** Releases the model; later calls throw {@link IllegalStateException}. */
  @Override
  public void close() {
    use.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        session.close();
      }
    } finally {
      use.writeLock().unlock();
    }
  }
}
