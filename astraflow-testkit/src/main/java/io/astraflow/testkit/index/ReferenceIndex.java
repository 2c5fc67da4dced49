package io.astraflow.testkit.index;

import io.astraflow.spi.index.IdSet;
import io.astraflow.spi.index.VectorIndex.Hit;
import io.astraflow.spi.index.VectorQuery;
import io.astraflow.spi.index.VectorSource;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Exact search in the fewest words, to compare with; also gives its vectors to what is compared.
 * Safe for use by many threads.
 */
public final class ReferenceIndex implements VectorSource {
  private final Map<Long, float[]> vectors = new ConcurrentHashMap<>();

  /** Creates an empty index. */
  public ReferenceIndex() {}

  /** Adds or replaces a vector. */
  public void add(long id, float[] vector) {
    vectors.put(id, vector);
  }

  /** Removes a vector; says whether there was one. */
  public boolean remove(long id) {
    return vectors.remove(id) != null;
  }

  /** Returns the ids, ascending. */
  public long[] ids() {
    return vectors.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
  }

  @Override
  public float[] vector(long id) throws IOException {
    float[] vector = vectors.get(id);
    if (vector == null) {
      throw new IOException("There is no vector " + id);
    }
    return vector.clone();
  }

  /** Returns the k nearest, best first, the smaller id first where two are as near. */
  public List<Hit> search(VectorQuery query) {
    IdSet allowed = query.allowed();
    return vectors.entrySet().stream()
        .filter(entry -> allowed == null || allowed.test(entry.getKey()))
        .map(entry -> new Hit(entry.getKey(), cosine(query.vector(), entry.getValue())))
        .sorted(Comparator.comparing(Hit::cosine).reversed().thenComparing(Hit::id))
        .limit(query.k())
        .toList();
  }

  /** Returns a vector's cosine to a query; NaN, which is near nothing, if it is not here. */
  float cosine(float[] query, long id) {
    float[] vector = vectors.get(id);
    return vector == null ? Float.NaN : cosine(query, vector);
  }

  private static float cosine(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return (float) sum;
  }
}
