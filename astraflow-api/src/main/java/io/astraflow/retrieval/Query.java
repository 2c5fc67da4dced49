package io.astraflow.retrieval;

import io.astraflow.retrieval.Understanding.Expansion;
import io.astraflow.retrieval.Understanding.Turn;
import java.util.List;

/**
 * What to look for. Immutable; made with {@link #of} and the {@code with} methods.
 *
 * @param text in the user's words; never read as a query language; not blank
 * @param mode default {@link SearchMode#HYBRID}
 * @param topK the most passages wanted, 1 to 10,000; default 10
 * @param filter default {@link Filter#all()}
 * @param fusion used by {@link SearchMode#HYBRID}; default {@link Fusion#CONVEX}
 * @param matching how words are matched
 * @param understanding what a language model makes of the query; default nothing
 * @param ranking what happens after fusion; default nothing
 * @param surroundings what is brought along with each passage; default nothing
 */
public record Query(
    String text,
    SearchMode mode,
    int topK,
    Filter filter,
    Fusion fusion,
    Matching matching,
    Understanding understanding,
    Ranking ranking,
    Surroundings surroundings) {

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
    return new Query(
        text,
        SearchMode.HYBRID,
        10,
        Filter.all(),
        Fusion.CONVEX,
        Matching.ofDefaults(),
        Understanding.plain(),
        Ranking.ofDefaults(),
        Surroundings.none());
  }

  /**
   * Returns the query that is meant by what people type into a search box: a part in double quotes
   * is a phrase (and its words stay in the text), and a last word with {@code *} behind it is the
   * beginning of a word. All else is words, quotes without a partner included.
   *
   * @param typed not blank
   */
  public static Query parse(String typed) {
    return TypedQuery.read(typed);
  }

  /** Returns this query for another text. */
  public Query withText(String other) {
    return new Query(
        other, mode, topK, filter, fusion, matching, understanding, ranking, surroundings);
  }

  /** Returns this query in another mode. */
  public Query withMode(SearchMode other) {
    return new Query(
        text, other, topK, filter, fusion, matching, understanding, ranking, surroundings);
  }

  /** Returns this query for another number of passages. */
  public Query withTopK(int other) {
    return new Query(
        text, mode, other, filter, fusion, matching, understanding, ranking, surroundings);
  }

  /** Returns this query under another filter. */
  public Query withFilter(Filter other) {
    return new Query(
        text, mode, topK, other, fusion, matching, understanding, ranking, surroundings);
  }

  /** Returns this query with another fusion. */
  public Query withFusion(Fusion other) {
    return new Query(
        text, mode, topK, filter, other, matching, understanding, ranking, surroundings);
  }

  /** Returns this query with its words matched in another way. */
  public Query withMatching(Matching other) {
    return new Query(text, mode, topK, filter, fusion, other, understanding, ranking, surroundings);
  }

  /** Returns this query as one that follows what was said before. */
  public Query withHistory(List<Turn> history) {
    return withUnderstanding(understanding.withHistory(history));
  }

  /** Returns this query expanded by a language model. */
  public Query withExpansion(Expansion expansion) {
    return withUnderstanding(understanding.withExpansion(expansion));
  }

  /** Returns this query with other work for a language model. */
  public Query withUnderstanding(Understanding other) {
    return new Query(text, mode, topK, filter, fusion, matching, other, ranking, surroundings);
  }

  /** Returns this query ranked in another way. */
  public Query withRanking(Ranking other) {
    return new Query(
        text, mode, topK, filter, fusion, matching, understanding, other, surroundings);
  }

  /** Returns this query with other surroundings of its passages. */
  public Query withSurroundings(Surroundings other) {
    return new Query(text, mode, topK, filter, fusion, matching, understanding, ranking, other);
  }
}
