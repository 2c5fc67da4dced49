package io.astraflow.testkit.embedding;

import io.astraflow.model.EmbeddingAdapter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A deterministic embedding model without a model file, for tests that need a fast one.
 *
 * <p>Each word, and each pair of neighbouring words with half the weight, adds to or subtracts from
 * one of 64 components, chosen by hash; the sum is scaled to length 1. Texts that share words are
 * near each other; meaning plays no part. A text without words gets the first axis.
 *
 * <p>Safe for use by many threads.
 */
public final class HashingEmbeddingAdapter implements EmbeddingAdapter {
  /** The model's id: {@value}. */
  public static final String ID = "hashing";

  /** The number of components: {@value}. */
  public static final int DIMENSION = 64;

  /** The number of tokens after which texts are cut: {@value}. */
  public static final int MAX_TOKENS = 256;

  private final AtomicBoolean closed = new AtomicBoolean();

  /** Creates an open adapter. */
  public HashingEmbeddingAdapter() {}

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String fingerprint() {
    return ID + "/1";
  }

  @Override
  public int dimension() {
    return DIMENSION;
  }

  @Override
  public int maxTokens() {
    return MAX_TOKENS;
  }

  @Override
  public double relatedCosine() {
    return 0.3;
  }

  @Override
  public int countTokens(String text) {
    requireOpen();
    return WordFeatures.tokens(text).size();
  }

  @Override
  public List<float[]> embedPassages(List<String> texts) throws InterruptedException {
    requireOpen();
    List<float[]> vectors = new ArrayList<>(texts.size());
    for (String text : texts) {
      vectors.add(embed(text));
    }
    return vectors;
  }

  @Override
  public float[] embedQuery(String text) throws InterruptedException {
    return embed(text);
  }

  @Override
  public void close() {
    closed.set(true);
  }

  private float[] embed(String text) throws InterruptedException {
    requireOpen();
    if (Thread.interrupted()) {
      throw new InterruptedException("Interrupted before embedding a text");
    }
    List<String> tokens = WordFeatures.tokens(text);
    return unitLength(sum(tokens.subList(0, Math.min(tokens.size(), MAX_TOKENS))));
  }

  private static float[] sum(List<String> tokens) {
    float[] sum = new float[DIMENSION];
    String previous = "";
    for (String token : tokens) {
      add(sum, token, 1f);
      add(sum, previous + ' ' + token, 0.5f);
      previous = token;
    }
    return sum;
  }

  private static void add(float[] sum, String feature, float weight) {
    int hash = feature.hashCode() * 0x9E3779B1;
    sum[hash >>> 26] += (hash & 1) == 0 ? weight : -weight;
  }

  private static float[] unitLength(float[] vector) {
    double squares = 0;
    for (float component : vector) {
      squares += (double) component * component;
    }
    if (squares == 0) {
      vector[0] = 1f;
      return vector;
    }
    double scale = 1 / Math.sqrt(squares);
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (vector[i] * scale);
    }
    return vector;
  }

  private void requireOpen() {
    if (closed.get()) {
      throw new IllegalStateException("The embedding adapter " + ID + " is closed: create another");
    }
  }
}
