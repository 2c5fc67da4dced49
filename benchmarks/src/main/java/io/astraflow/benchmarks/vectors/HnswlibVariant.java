package io.astraflow.benchmarks.vectors;

import com.github.jelmerk.hnswlib.core.DistanceFunctions;
import com.github.jelmerk.hnswlib.core.Item;
import com.github.jelmerk.hnswlib.core.hnsw.HnswIndex;
import java.nio.file.Path;

/** hnswlib-core as it is shipped, with its own distance function. */
final class HnswlibVariant implements Variant {
  @Override
  public String name() {
    return "hnswlib-core";
  }

  @Override
  public Searchable build(VectorSet vectors, int threads, Path scratch)
      throws InterruptedException {
    HnswIndex<Integer, float[], Node, Float> index =
        HnswIndex.newBuilder(
                vectors.dimension(), DistanceFunctions.FLOAT_INNER_PRODUCT, vectors.size())
            .withM(M)
            .withEfConstruction(CONSTRUCTION_CANDIDATES)
            .build();
    Workers.forEach(threads, vectors.size(), i -> index.add(new Node(i, vectors.vector(i))));
    return new Built(index);
  }

  private record Node(Integer id, float[] vector) implements Item<Integer, float[]> {
    private static final long serialVersionUID = 1;

    @Override
    public int dimensions() {
      return vector.length;
    }
  }

  private record Built(HnswIndex<Integer, float[], Node, Float> index) implements Searchable {
    @Override
    public String description() {
      return "hnswlib-core with " + index.getDistanceFunction().getClass().getSimpleName();
    }

    @Override
    public int[] search(float[] query, int k, int effort) {
      if (index.getEf() != effort) {
        index.setEf(effort);
      }
      return index.findNearest(query, k).stream().mapToInt(hit -> hit.item().id()).toArray();
    }

    @Override
    public void close() {}
  }
}
