package io.astraflow.benchmarks.scale;

import io.astraflow.model.EmbeddingAdapter;
import io.astraflow.spi.embedding.EmbeddingAdapterFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks vectors up instead of computing them, for the texts of {@link ScaleTexts} alone. */
public final class LookedUpEmbeddings implements EmbeddingAdapterFactory {
  static final String MODEL = "looked-up";

  /** Creates the factory. */
  public LookedUpEmbeddings() {}

  @Override
  public String id() {
    return MODEL;
  }

  @Override
  public List<String> models() {
    return List.of(MODEL);
  }

  @Override
  public EmbeddingAdapter create(String model) {
    return new Adapter();
  }

  /** Opens its pool when it is first asked. Safe for use by many threads. */
  private static final class Adapter implements EmbeddingAdapter {
    private @Nullable VectorPool pool;

    @Override
    public String id() {
      return MODEL;
    }

    @Override
    public String fingerprint() {
      return MODEL + "/1";
    }

    @Override
    public int dimension() {
      return VectorPool.DIMENSION;
    }

    @Override
    public int maxTokens() {
      return 512;
    }

    @Override
    public double relatedCosine() {
      return .4;
    }

    @Override
    public int countTokens(String text) {
      int count = 0;
      boolean inWord = false;
      for (int i = 0; i < text.length(); i++) {
        boolean space = Character.isWhitespace(text.charAt(i));
        if (!space && !inWord) {
          count++;
        }
        inWord = !space;
      }
      return count;
    }

    @Override
    public List<float[]> embedPassages(List<String> texts) {
      VectorPool open = pool();
      return texts.stream().map(text -> open.ofChunk(ScaleTexts.numberOf(text))).toList();
    }

    @Override
    public float[] embedQuery(String text) {
      return pool().ofQuestion(text);
    }

    @Override
    public void close() {}

    private synchronized VectorPool pool() {
      if (pool == null) {
        try {
          pool = VectorPool.open();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return pool;
    }
  }
}
