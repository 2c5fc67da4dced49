package io.astraflow.benchmarks.vectors;

import io.github.jbellis.jvector.graph.GraphIndexBuilder;
import io.github.jbellis.jvector.graph.GraphSearcher;
import io.github.jbellis.jvector.graph.ImmutableGraphIndex;
import io.github.jbellis.jvector.graph.ListRandomAccessVectorValues;
import io.github.jbellis.jvector.graph.RandomAccessVectorValues;
import io.github.jbellis.jvector.graph.similarity.DefaultSearchScoreProvider;
import io.github.jbellis.jvector.util.Bits;
import io.github.jbellis.jvector.vector.VectorSimilarityFunction;
import io.github.jbellis.jvector.vector.VectorizationProvider;
import io.github.jbellis.jvector.vector.types.VectorFloat;
import io.github.jbellis.jvector.vector.types.VectorTypeSupport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;

/** jvector's graph with levels over full vectors in memory, with the settings of its README. */
final class JVectorVariant implements Variant {
  private static final VectorTypeSupport TYPES =
      VectorizationProvider.getInstance().getVectorTypeSupport();
  private static final VectorSimilarityFunction SIMILARITY = VectorSimilarityFunction.DOT_PRODUCT;

  @Override
  public String name() {
    return "jvector-4.0.2";
  }

  @Override
  public Searchable build(VectorSet vectors, int threads, Path scratch) throws IOException {
    List<VectorFloat<?>> copies = new ArrayList<>(vectors.size());
    for (int i = 0; i < vectors.size(); i++) {
      copies.add(TYPES.createFloatVector(vectors.vector(i)));
    }
    RandomAccessVectorValues values = new ListRandomAccessVectorValues(copies, vectors.dimension());
    ForkJoinPool pool = new ForkJoinPool(threads);
    try (GraphIndexBuilder builder =
        GraphIndexBuilder.builder(values, SIMILARITY, List.of(2 * M, M))
            .withBeamWidth(CONSTRUCTION_CANDIDATES)
            .withNeighborOverflow(1.2f)
            .withAlpha(1.2f)
            .withSimdExecutor(pool)
            .withParallelExecutor(pool)
            .build()) {
      return new Built(values, builder.build(values));
    } finally {
      pool.shutdown();
    }
  }

  private static final class Built implements Searchable {
    private final RandomAccessVectorValues values;
    private final ImmutableGraphIndex graph;

    /** A searcher keeps what it needs from one search to the next. */
    private final ThreadLocal<GraphSearcher> searchers;

    Built(RandomAccessVectorValues values, ImmutableGraphIndex graph) {
      this.values = values;
      this.graph = graph;
      this.searchers = ThreadLocal.withInitial(() -> new GraphSearcher(graph));
    }

    @Override
    public String description() {
      return "jvector with " + VectorizationProvider.getInstance().getClass().getSimpleName();
    }

    @Override
    public int[] search(float[] query, int k, int effort) {
      VectorFloat<?> vector = TYPES.createFloatVector(query);
      var scores = DefaultSearchScoreProvider.exact(vector, SIMILARITY, values);
      var result = searchers.get().search(scores, k, Math.max(k, effort), 0f, 0f, Bits.ALL);
      return Arrays.stream(result.getNodes()).mapToInt(hit -> hit.node).toArray();
    }

    @Override
    public void close() throws IOException {
      searchers.remove();
      graph.close();
    }
  }
}
