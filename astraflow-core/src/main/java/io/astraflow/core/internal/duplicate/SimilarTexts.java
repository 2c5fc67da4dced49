package io.astraflow.core.internal.duplicate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Texts, of which those are found that are alike: compared are only those that agree in one band of
 * their {@link MinHash}es (Indyk and Motwani, "Approximate Nearest Neighbors", 1998), and no text
 * with a second one of its group. Two that are compared count as alike where the estimate says so,
 * so that of those which are just similar enough about half are found. A text takes about 8
 * kilobytes at a similarity of .8, and 24 at .3, whatever its length. For one thread at a time.
 *
 * @param <T> what stands for a text
 */
public final class SimilarTexts<T> {
  /** How likely two texts that are just similar enough must be to be compared. */
  private static final double FOUND = 0.999;

  private final double least;
  private final int rows;
  private final List<T> keys = new ArrayList<>();
  private final List<MinHash> hashes = new ArrayList<>();
  private final List<Integer> groups = new ArrayList<>();
  private final Map<Long, List<List<Integer>>> bands = new HashMap<>();

  /**
   * Creates it for texts of at least this similarity.
   *
   * @param least more than 0, to 1
   */
  public SimilarTexts(double least) {
    if (!(least > 0 && least <= 1)) {
      throw new IllegalArgumentException("A similarity is more than 0, to 1: " + least);
    }
    this.least = least;
    this.rows = rows(least);
  }

  /**
   * Adds a text; one without words is like no other.
   *
   * @return what stands for an earlier text that it is like
   */
  public Optional<T> add(T key, String text) {
    Set<Long> shingles = Shingles.of(text);
    if (shingles.isEmpty()) {
      return Optional.empty();
    }
    MinHash hash = MinHash.of(shingles);
    int place = keys.size();
    keys.add(key);
    hashes.add(hash);
    groups.add(place);
    Comparison comparison = new Comparison(place);
    for (int from = 0; from + rows <= MinHash.SIZE; from += rows) {
      comparison.with(bands.computeIfAbsent(hash.band(from, rows), b -> new ArrayList<>(1)));
    }
    return comparison.like < 0 ? Optional.empty() : Optional.of(keys.get(comparison.like));
  }

  /** What a text is like; for one text. */
  private final class Comparison {
    private final int place;
    private final Set<Integer> unlike = new HashSet<>();
    private int like = -1;
    private boolean same;

    Comparison(int place) {
      this.place = place;
    }

    /** Compares with the texts of a band, each list of which is of one group, and adds to it. */
    void with(List<List<Integer>> band) {
      band.forEach(this::compare);
      if (same) { // A text that is there to the letter stands for this one as well.
        return;
      }
      for (List<Integer> others : band) {
        if (root(others.get(0)) == root(place)) {
          others.add(place);
          return;
        }
      }
      List<Integer> alone = new ArrayList<>(1);
      alone.add(place);
      band.add(alone);
    }

    private void compare(List<Integer> others) {
      for (int other : others) {
        if (root(other) == root(place)) {
          return;
        }
        double similarity =
            unlike.contains(other) ? 0 : hashes.get(place).similarity(hashes.get(other));
        if (similarity >= least) {
          join(other, place);
          like = like < 0 ? other : like;
          same |= similarity == 1;
        } else {
          unlike.add(other);
        }
      }
    }
  }

  /** Returns the groups of two texts or more, the largest first; in each, the earliest first. */
  public List<List<Similar<T>>> groups() {
    Map<Integer, List<Integer>> byRoot = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      byRoot.computeIfAbsent(root(i), root -> new ArrayList<>()).add(i);
    }
    return byRoot.values().stream()
        .filter(group -> group.size() > 1)
        .sorted(Comparator.comparingInt((List<Integer> group) -> -group.size()))
        .map(this::similar)
        .toList();
  }

  private List<Similar<T>> similar(List<Integer> group) {
    MinHash first = hashes.get(group.get(0));
    return group.stream()
        .map(i -> new Similar<>(keys.get(i), first.similarity(hashes.get(i))))
        .toList();
  }

  private void join(int one, int other) {
    int first = root(one);
    int second = root(other);
    groups.set(Math.max(first, second), Math.min(first, second));
  }

  private int root(int place) {
    int at = place;
    while (groups.get(at) != at) {
      groups.set(at, groups.get(groups.get(at))); // halves the way for the next
      at = groups.get(at);
    }
    return at;
  }

  /**
   * Returns the longest bands with which texts of this similarity are compared nearly always: the
   * longer, the fewer others are.
   */
  private static int rows(double similarity) {
    int rows = 1;
    for (int longer = 2; longer <= 32; longer++) {
      int count = MinHash.SIZE / longer;
      if (1 - Math.pow(1 - Math.pow(similarity, longer), count) >= FOUND) {
        rows = longer;
      }
    }
    return rows;
  }

  /**
   * A text of a group. Immutable.
   *
   * @param key what stands for it
   * @param similarity to the first of its group, estimated
   * @param <T> what stands for a text
   */
  public record Similar<T>(T key, double similarity) {}
}
