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

/** An embedding model that fails on queries when a test says so. */
public final class FragileEmbedding implements EmbeddingAdapterFactory {
  static final String ID = "fragile";
  static final AtomicBoolean BROKEN = new AtomicBoolean();

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
      return whole.embedPassages(texts);
    }

    @Override
    public float[] embedQuery(String text) throws InterruptedException {
      if (BROKEN.get()) {
        throw new ModelException(
            ModelException.Kind.UNREACHABLE, "the embedding server is away", null);
      }
      return whole.embedQuery(text);
    }

    @Override
    public void close() {
      whole.close();
    }
  }
}
