package io.astraflow.testkit.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.spi.index.IdSet;
import io.astraflow.spi.index.VectorIndex.Hit;
import io.astraflow.spi.index.VectorQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Threads that insert, replace, delete and search at once, each in a range of ids of its own, so
 * that each knows what its searches must show.
 */
final class ConcurrentChanges {
  private static final int IDS = 700;
  private static final int OPERATIONS = 1_500;

  private final ExaminedIndex examined;
  private final int dimension;

  ConcurrentChanges(ExaminedIndex examined, int dimension) {
    this.examined = examined;
    this.dimension = dimension;
  }

  /** Returns the share of a thread's own vectors that a search among all did not find. */
  double run(int threads) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Double>> tasks = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        tasks.add(new Owner((long) i * IDS, i)::work);
      }
      double missed = 0;
      for (Future<Double> owner : executor.invokeAll(tasks)) {
        missed += owner.get() / threads;
      }
      return missed;
    } finally {
      executor.shutdownNow();
    }
  }

  /** One thread's part. */
  private final class Owner {
    private final long first;
    private final Random random;
    private final RandomVectors vectors;
    private final Map<Long, float[]> model = new TreeMap<>();
    private int sought;
    private int missed;

    Owner(long first, int seed) {
      this.first = first;
      this.random = new Random(seed);
      this.vectors = new RandomVectors(seed, dimension, 20);
    }

    double work() {
      for (int i = 0; i < OPERATIONS; i++) {
        long id = first + random.nextInt(IDS);
        if (random.nextInt(4) == 0) {
          remove(id);
        } else {
          add(id);
        }
      }
      return (double) missed / sought;
    }

    private void add(long id) {
      float[] vector = vectors.next();
      model.put(id, vector);
      examined.add(id, vector);
      expectFound(id, vector);
    }

    private void remove(long id) {
      float[] vector = model.remove(id);
      assertThat(examined.remove(id)).isEqualTo(vector != null);
      if (vector != null) {
        expectGone(id, vector);
      }
    }

    private void expectFound(long id, float[] vector) {
      VectorQuery query = VectorQuery.nearest(vector, 5);
      List<Hit> alone = examined.index().search(query.among(only(id)));
      assertThat(alone).as("what was just added").extracting(Hit::id).containsExactly(id);
      assertThat(alone.get(0).cosine()).isGreaterThan(0.999f);
      sought++;
      missed += contains(examined.index().search(query), id) ? 0 : 1;
    }

    private void expectGone(long id, float[] vector) {
      VectorQuery query = VectorQuery.nearest(vector, 5);
      assertThat(contains(examined.index().search(query), id)).as("a removed id").isFalse();
      assertThat(examined.index().search(query.among(only(id)))).isEmpty();
    }

    private IdSet only(long id) {
      return IdSet.ofAscending(new long[] {id});
    }

    private boolean contains(List<Hit> hits, long id) {
      return hits.stream().anyMatch(hit -> hit.id() == id);
    }
  }
}
