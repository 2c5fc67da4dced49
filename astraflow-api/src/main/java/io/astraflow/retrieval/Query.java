package io.astraflow.retrieval;

/**
 * What to look for. Immutable; made with {@link #of} and the {@code with} methods.
 *
 * @param text in the user's words; never read as a query language; not blank
 * @param mode default {@link SearchMode#HYBRID}
 * @param topK the most passages wanted, 1 to 10,000; default 10
 * @param filter default {@link Filter#all()}
 * @param fusion used by {@link SearchMode#HYBRID}; default {@link Fusion#CONVEX}
 */
public record Query(String text, SearchMode mode, int topK, Filter filter, Fusion fusion) {

  /** Checks the values. */
  public Query {
    if (text.isBlank()) {
      throw new IllegalArgumentException("The query is empty: ask for something");
    }
    if (topK < 1 || topK > 10_000) {
      throw new IllegalArgumentException("topK must lie between 1 and 10,000: " + topK);
    }
  }

  /** Returns a query with default settings. */
  public static Query of(String text) {
    return new Query(text, SearchMode.HYBRID, 10, Filter.all(), Fusion.CONVEX);
  }

  /** Returns this query in another mode. */
  public Query withMode(SearchMode other) {
    return new Query(text, other, topK, filter, fusion);
  }

  /** Returns this query for another number of passages. */
  public Query withTopK(int other) {
    return new Query(text, mode, other, filter, fusion);
  }

  /** Returns this query under another filter. */
  public Query withFilter(Filter other) {
    return new Query(text, mode, topK, other, fusion);
  }

  /** Returns this query with another fusion. */
  public Query withFusion(Fusion other) {
    return new Query(text, mode, topK, filter, other);
  }
}
