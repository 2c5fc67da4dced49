package io.astraflow.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Embeds texts in batches of what one request may hold, each text once. Vectors of calls that
 * failed later on are kept, some 4,000 of them, so that the same call, repeated, asks for the rest
 * alone. Safe for use by many threads.
 */
public final class BatchedVectors {
  private static final int MOST_KEPT = 4096;

  private final int mostTexts;
  private final Map<String, float[]> kept = new LinkedHashMap<>();

  /** Creates batches of at most so many texts. */
  public BatchedVectors(int mostTexts) {
    this.mostTexts = mostTexts;
  }

  /**
   * Returns one vector a text, in the texts' order.
   *
   * @param embedding embeds the texts of one batch, all of which differ
   */
  public List<float[]> of(List<String> texts, Batch embedding) throws InterruptedException {
    Map<String, float[]> vectors = new LinkedHashMap<>();
    Set<String> missing = new LinkedHashSet<>();
    for (String text : texts) {
      float[] vector = kept(text);
      if (vector == null) {
        missing.add(text);
      } else {
        vectors.put(text, vector);
      }
    }
    boolean whole = false;
    try {
      embed(List.copyOf(missing), embedding, vectors);
      whole = true;
    } finally {
      settle(vectors, whole);
    }
    List<float[]> ordered = new ArrayList<>(texts.size());
    texts.forEach(text -> ordered.add(Objects.requireNonNull(vectors.get(text)).clone()));
    return ordered;
  }

  private void embed(List<String> texts, Batch embedding, Map<String, float[]> vectors)
      throws InterruptedException {
    for (int from = 0; from < texts.size(); from += mostTexts) {
      List<String> batch = texts.subList(from, Math.min(texts.size(), from + mostTexts));
      List<float[]> embedded = embedding.embed(batch);
      for (int i = 0; i < batch.size(); i++) {
        vectors.put(batch.get(i), embedded.get(i));
      }
    }
  }

  private synchronized float @Nullable [] kept(String text) {
    return kept.get(text);
  }

  private synchronized void settle(Map<String, float[]> vectors, boolean whole) {
    vectors.keySet().forEach(kept::remove);
    if (whole) {
      return;
    }
    kept.putAll(vectors);
    List<String> eldest = List.copyOf(kept.keySet());
    eldest.subList(0, Math.max(0, eldest.size() - MOST_KEPT)).forEach(kept::remove);
  }

  /** Embeds the texts of one request. */
  @FunctionalInterface
  public interface Batch {

    /** Returns one vector a text, in the texts' order. */
    List<float[]> embed(List<String> texts) throws InterruptedException;
  }
}
