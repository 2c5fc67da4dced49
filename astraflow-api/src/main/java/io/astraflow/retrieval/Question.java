package io.astraflow.retrieval;

import io.astraflow.model.ModelName;
import java.util.Optional;

/**
 * A question and where to look for its answer. Immutable.
 *
 * @param query finds the passages that the answer is made from; its text is the question
 * @param maxCitations the most quotations in an extractive answer, 1 or more; default 3
 * @param model what writes the answer; by default the model that the application set, or where
 *     there is none the best sentences are quoted
 */
public record Question(Query query, int maxCitations, Optional<ModelName> model) {

  /** Checks the values. */
  public Question {
    if (maxCitations < 1) {
      throw new IllegalArgumentException("maxCitations must be positive: " + maxCitations);
    }
  }

  /** Returns a question with default settings. */
  public static Question of(String text) {
    return of(Query.of(text));
  }

  /** Returns a question with default settings, and what finds its passages. */
  public static Question of(Query query) {
    return new Question(query, 3, Optional.empty());
  }

  /** Returns this question to be answered by a model of this name. */
  public Question withModel(ModelName name) {
    return new Question(query, maxCitations, Optional.of(name));
  }

  /** Returns this question with another number of quotations. */
  public Question withMaxCitations(int number) {
    return new Question(query, number, model);
  }

  /** Returns this question in other words. */
  public Question withText(String other) {
    return new Question(query.withText(other), maxCitations, model);
  }

  /** Returns the question in the user's words. */
  public String text() {
    return query.text();
  }
}
