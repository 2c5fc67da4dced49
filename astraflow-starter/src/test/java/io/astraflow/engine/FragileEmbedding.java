package io.astraflow.engine;

import io.astraflow.model.EmbeddingAdapter;
import io.astraflow.model.ModelException;
import io.astraflow.spi.embedding.EmbeddingAdapterFactory;
import io.astraflow.testkit.embedding.HashingEmbeddingAdapter;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** An embedding model that fails when a test says so. */
public final class FragileEmbedding implements EmbeddingAdapterFactory {
  static final String ID = "fragile";
  static final AtomicBoolean BROKEN = new AtomicBoolean();

  /** How it fails. */
  static final AtomicReference<ModelException.Kind> KIND =
      new AtomicReference<>(ModelException.Kind.UNREACHABLE);

  /** Texts with this word fail whenever they are embedded as passages. */
  static final String POISON = "poisonous";

  /** How many calls have failed. */
  static final AtomicInteger FAILED = new AtomicInteger();

  /** For {@link java.util.ServiceLoader}. */
  public FragileEmbedding() {}

  /** Returns a loader that finds this factory instead of the others. */
  static ClassLoader loader(Path folder) throws IOException {
    Path services = Files.writeString(folder.resolve("services"), FragileEmbedding.class.getName());
    URL url = services.toUri().toURL();
    return new ClassLoader(FragileEmbedding.class.getClassLoader()) {
      @Override
      public Enumeration<URL> getResources(String name) throws IOException {
        return name.endsWith(EmbeddingAdapterFactory.class.getName())
            ? Collections.enumeration(List.of(url))
            : super.getResources(name);
      }
    };
  }

  /** Mends it. */
  static void mend() {
    BROKEN.set(false);
    KIND.set(ModelException.Kind.UNREACHABLE);
    FAILED.set(0);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<String> models() {
    return List.of(ID);
  }

  @Override
  public EmbeddingAdapter create(String model) {
    return new Adapter(new HashingEmbeddingAdapter());
  }

  private record Adapter(HashingEmbeddingAdapter whole) implements EmbeddingAdapter {
    @Override
    public String id() {
      return ID;
    }

    @Override
    public String fingerprint() {
      return ID;
    }

    @Override
    public int dimension() {
      return whole.dimension();
    }

    @Override
    public int maxTokens() {
      return whole.maxTokens();
    }

    @Override
    public double relatedCosine() {
      return whole.relatedCosine();
    }

    @Override
    public int countTokens(String text) {
      return whole.countTokens(text);
    }

    @Override
    public List<float[]> embedPassages(List<String> texts) throws InterruptedException {
      if (BROKEN.get() || texts.stream().anyMatch(text -> text.contains(POISON))) {
        throw failure();
      }
      return whole.embedPassages(texts);
    }

    @Override
    public float[] embedQuery(String text) throws InterruptedException {
      if (BROKEN.get()) {
        throw failure();
      }
      return whole.embedQuery(text);
    }

    private static ModelException failure() {
      FAILED.incrementAndGet();
      return new ModelException(KIND.get(), "the embedding server is away", null);
    }

    @Override
    public void close() {
      whole.close();
    }
  }
}
