package io.astraflow.core.internal.centrality;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Nodes with weighted edges between them, and how central each node is: PageRank over undirected,
 * weighted edges, as Mihalcea and Tarau ("TextRank: Bringing Order into Texts", 2004) and Erkan and
 * Radev ("LexRank: Graph-based Lexical Centrality as Salience in Text Summarization", 2004) apply
 * it to texts. For one thread at a time.
 */
public final class WeightedGraph {
  /** The share of a node's rank that it has from its neighbours, as in both papers. */
  private static final double FROM_NEIGHBOURS = 0.85;

  /** Ranks have settled when a round changes them by less than this, all together. */
  private static final double SETTLED = 1e-9;

  /** Each round takes .15 of what is left, so that 130 of them reach {@link #SETTLED}. */
  private static final int MOST_ROUNDS = 200;

  private final int nodes;
  private final Map<Long, Double> edges = new HashMap<>();

  /** Creates a graph without edges. */
  public WeightedGraph(int nodes) {
    this.nodes = nodes;
  }

  /** Adds to the weight between two nodes, which is 0 at first. */
  public void add(int one, int other, double weight) {
    if (one != other && weight > 0) {
      edges.merge((long) Math.min(one, other) << 32 | Math.max(one, other), weight, Double::sum);
    }
  }

  /** Returns each node's rank: more than 0, and all of them 1 together. */
  public double[] ranks() {
    int[] from = new int[edges.size()];
    int[] to = new int[edges.size()];
    double[] weights = new double[edges.size()];
    double[] sums = new double[nodes];
    int at = 0;
    for (Map.Entry<Long, Double> edge : edges.entrySet()) {
      from[at] = (int) (edge.getKey() >>> 32);
      to[at] = edge.getKey().intValue();
      weights[at] = edge.getValue();
      sums[from[at]] += weights[at];
      sums[to[at]] += weights[at];
      at++;
    }
    double[] ranks = new double[nodes];
    Arrays.fill(ranks, 1.0 / nodes);
    double change = 1;
    for (int round = 0; round < MOST_ROUNDS && change > SETTLED; round++) {
      double[] next = next(ranks, sums, from, to, weights);
      change = distance(ranks, next);
      ranks = next;
    }
    return ranks;
  }

  private double[] next(double[] ranks, double[] sums, int[] from, int[] to, double[] weights) {
    double alone = 0; // What has no neighbours gives to all alike.
    for (int i = 0; i < nodes; i++) {
      alone += sums[i] == 0 ? ranks[i] : 0;
    }
    double[] next = new double[nodes];
    Arrays.fill(next, (1 - FROM_NEIGHBOURS + FROM_NEIGHBOURS * alone) / nodes);
    for (int i = 0; i < weights.length; i++) {
      next[to[i]] += FROM_NEIGHBOURS * ranks[from[i]] * weights[i] / sums[from[i]];
      next[from[i]] += FROM_NEIGHBOURS * ranks[to[i]] * weights[i] / sums[to[i]];
    }
    return next;
  }

  private static double distance(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += Math.abs(one[i] - other[i]);
    }
    return sum;
  }
}
