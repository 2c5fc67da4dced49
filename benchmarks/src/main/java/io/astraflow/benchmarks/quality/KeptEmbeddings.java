package io.astraflow.benchmarks.quality;

import io.astraflow.benchmarks.Data;
import io.astraflow.model.EmbeddingAdapter;
import io.astraflow.spi.embedding.EmbeddingAdapterFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Every installed model once more, under a name that begins with {@value #PREFIX}: what it embedded
 * once as a passage it does not embed again, on later runs neither. Queries are embedded every
 * time. The vectors are in {@code benchmarks/target/kept-vectors}.
 */
public final class KeptEmbeddings implements EmbeddingAdapterFactory {
  /** What the models' names begin with. */
  static final String PREFIX = "kept-";

  /** Creates the factory. */
  public KeptEmbeddings() {}

  @Override
  public String id() {
    return "kept";
  }

  @Override
  public List<String> models() {
    return others().stream()
        .flatMap(factory -> factory.models().stream())
        .map(model -> PREFIX + model)
        .toList();
  }

  @Override
  public EmbeddingAdapter create(String model) {
    return new Adapter(model(model.substring(PREFIX.length())));
  }

  /** Creates the adapter of an installed model that keeps nothing; the caller closes it. */
  static EmbeddingAdapter model(String id) {
    return others().stream()
        .filter(factory -> factory.models().contains(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No embedding model \""
                        + id
                        + "\": there are "
                        + others().stream().flatMap(each -> each.models().stream()).toList()))
        .create(id);
  }

  private static List<EmbeddingAdapterFactory> others() {
    return ServiceLoader.load(EmbeddingAdapterFactory.class).stream()
        .filter(provider -> provider.type() != KeptEmbeddings.class)
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  /** Opens its file when it is first asked for a passage. Safe for use by many threads. */
  static final class Adapter implements EmbeddingAdapter {
    private final EmbeddingAdapter model;
    private @Nullable KeptVectors kept;

    Adapter(EmbeddingAdapter model) {
      this.model = model;
    }

    @Override
    public String id() {
      return PREFIX + model.id();
    }

    @Override
    public String fingerprint() {
      return model.fingerprint();
    }

    @Override
    public int dimension() {
      return model.dimension();
    }

    @Override
    public int maxTokens() {
      return model.maxTokens();
    }

    @Override
    public double relatedCosine() {
      return model.relatedCosine();
    }

    @Override
    public int countTokens(String text) {
      return model.countTokens(text);
    }

    @Override
    public List<float[]> embedPassages(List<String> texts) throws InterruptedException {
      try {
        KeptVectors vectors = kept();
        List<String> unknown = new ArrayList<>();
        for (String text : texts) {
          if (vectors.find(text).isEmpty()) {
            unknown.add(text);
          }
        }
        List<float[]> embedded = unknown.isEmpty() ? List.of() : model.embedPassages(unknown);
        for (int i = 0; i < unknown.size(); i++) {
          vectors.add(unknown.get(i), embedded.get(i));
        }
        List<float[]> all = new ArrayList<>();
        for (String text : texts) {
          all.add(vectors.find(text).orElseThrow());
        }
        return all;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public float[] embedQuery(String text) throws InterruptedException {
      return model.embedQuery(text);
    }

    @Override
    public synchronized void close() {
      model.close();
      if (kept != null) {
        try {
          kept.close();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }

    private synchronized KeptVectors kept() throws IOException {
      if (kept == null) {
        String name = model.fingerprint().replaceAll("[^\\w.-]", "-") + ".f32";
        Path path = Data.root().resolve("benchmarks/target/kept-vectors").resolve(name);
        kept = KeptVectors.open(path, model.dimension());
      }
      return kept;
    }
  }
}
