package io.astraflow.testkit.index;

import io.astraflow.spi.index.VectorIndex.Hit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongPredicate;

/** Exact search in the fewest words, to compare with. Safe for use by many threads. */
public final class ReferenceIndex {
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

  /** Returns the ids, in no order. */
  public long[] ids() {
    return vectors.keySet().stream().mapToLong(Long::longValue).toArray();
  }

  /** Returns the k nearest, best first, the smaller id first where two are as near. */
  public List<Hit> search(float[] query, int k, LongPredicate allowed) {
    return vectors.entrySet().stream()
        .filter(entry -> allowed.test(entry.getKey()))
        .map(entry -> new Hit(entry.getKey(), cosine(query, entry.getValue())))
        .sorted(Comparator.comparing(Hit::cosine).reversed().thenComparing(Hit::id))
        .limit(k)
        .toList();
  }

  private static float cosine(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return (float) sum;
  }
}
