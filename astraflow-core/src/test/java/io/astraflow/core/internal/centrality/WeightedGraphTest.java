package io.astraflow.core.internal.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WeightedGraphTest {

  /** By hand, for a — b — c: a = .05 + .85 b/2, b = .05 + .85 (a + c), a = c. */
  @Test
  void ranksAPathAsComputedByHand() {
    WeightedGraph graph = new WeightedGraph(3);
    graph.add(0, 1, 2);
    graph.add(1, 2, 2);
    assertThat(graph.ranks())
        .containsExactly(new double[] {0.2567568, 0.4864865, 0.2567568}, within(1e-6));
  }

  @Test
  void ranksNodesWithoutEdgesAlike() {
    assertThat(new WeightedGraph(4).ranks())
        .containsExactly(new double[] {0.25, 0.25, 0.25, 0.25}, within(1e-12));
    assertThat(new WeightedGraph(0).ranks()).isEmpty();
  }

  @Property(tries = 200)
  void ranksHaveSettledAndAreOneTogether(
      @ForAll @IntRange(min = 1, max = 30) int nodes, @ForAll long seed) {
    WeightedGraph graph = new WeightedGraph(nodes);
    double[][] weights = new double[nodes][nodes];
    Random random = new Random(seed);
    for (int i = 0; i < nodes * 2; i++) {
      int one = random.nextInt(nodes);
      int other = random.nextInt(nodes);
      double weight = random.nextDouble();
      graph.add(one, other, weight);
      if (one != other) {
        weights[one][other] += weight;
        weights[other][one] += weight;
      }
    }
    double[] ranks = graph.ranks();
    assertThat(Arrays.stream(ranks).sum()).isCloseTo(1, within(1e-6));
    assertThat(Arrays.stream(ranks).min().orElseThrow()).isPositive();
    assertThat(round(weights, ranks)).containsExactly(ranks, within(1e-6));
  }

  /** One round over a dense matrix. */
  private static double[] round(double[][] weights, double[] ranks) {
    int nodes = ranks.length;
    double[] next = new double[nodes];
    for (int from = 0; from < nodes; from++) {
      double sum = Arrays.stream(weights[from]).sum();
      for (int to = 0; to < nodes; to++) {
        double share = sum == 0 ? 1.0 / nodes : weights[from][to] / sum;
        next[to] += ranks[from] * (0.15 / nodes + 0.85 * share);
      }
    }
    return next;
  }
}
