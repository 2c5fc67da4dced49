package io.astraflow.retrieval;

/**
 * A question and where to look for its answer. Immutable.
 *
 * @param query finds the passages that the answer is made from; its text is the question
 * @param maxCitations the most quotations in an extractive answer, 1 or more; default 3
 */
public record Question(Query query, int maxCitations) {

  /** Checks the values. */
  public Question {
    if (maxCitations < 1) {
      throw new IllegalArgumentException("maxCitations must be positive: " + maxCitations);
    }
  }

  /** Returns a question with default settings. */
  public static Question of(String text) {
    return new Question(Query.of(text), 3);
  }

  /** Returns this question in other words. */
  public Question withText(String other) {
    return new Question(query.withText(other), maxCitations);
  }

  /** Returns the question in the user's words. */
  public String text() {
    return query.text();
  }
}
