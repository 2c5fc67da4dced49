package io.astraflow.benchmarks.vectors;

import io.astraflow.core.internal.index.exact.ExactIndexFactory;
import io.astraflow.core.internal.index.packed.PackedIndexFactory;
import io.astraflow.spi.index.VectorIndex;
import io.astraflow.spi.index.VectorIndexFactory;
import io.astraflow.spi.index.VectorQuery;
import io.astraflow.spi.index.VectorSpace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** An index of AstraFlow, reached as the engine reaches it, with its vectors in a file. */
final class AstraFlowVariant implements Variant {
  private static final String EXACT = "exact";

  private final VectorIndexFactory factory;

  AstraFlowVariant(VectorIndexFactory factory) {
    this.factory = factory;
  }

  /** Returns all that are installed, by id. */
  static List<Variant> all() {
    List<VectorIndexFactory> factories =
        new ArrayList<>(
            ServiceLoader.load(VectorIndexFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
    if (factories.stream().noneMatch(factory -> factory.id().equals(EXACT))) {
      factories.add(new ExactIndexFactory());
    }
    return factories.stream()
        .sorted(Comparator.comparing(VectorIndexFactory::id).reversed())
        .<Variant>map(AstraFlowVariant::new)
        .toList();
  }

  /** Returns all that are installed, and the packed graph made to walk or to scan always. */
  static List<Variant> withForced() {
    List<Variant> variants = new ArrayList<>(all());
    variants.add(new AstraFlowVariant(PackedIndexFactory.walking()));
    variants.add(new AstraFlowVariant(PackedIndexFactory.scanning()));
    return variants;
  }

  @Override
  public String name() {
    return "astraflow-" + factory.id();
  }

  @Override
  public boolean exact() {
    return factory.id().equals(EXACT);
  }

  @Override
  public Built build(VectorSet vectors, int threads, Path scratch) throws InterruptedException {
    VectorSpace space =
        new VectorSpace(
            vectors.dimension(),
            vectors.size(),
            id -> vectors.vector((int) id),
            Optional.of(scratch.resolve("vectors")));
    VectorIndex index = factory.create(space);
    Workers.forEach(threads, vectors.size(), i -> index.add(i, vectors.vector(i)));
    return new Built(index);
  }

  /** A built index, reached through the interface of plugins. */
  record Built(VectorIndex index) implements Searchable {
    @Override
    public String description() {
      return index.description();
    }

    @Override
    public int[] search(float[] query, int k, int effort) {
      return search(VectorQuery.nearest(query, k).withCandidates(effort));
    }

    int[] search(VectorQuery query) {
      return index.search(query).stream().mapToInt(hit -> (int) hit.id()).toArray();
    }

    @Override
    public void close() {
      index.close();
    }
  }
}
