package io.astraflow.training;

import io.astraflow.model.ModelName;
import java.util.Optional;

/**
 * How questions about documents are made. Immutable.
 *
 * @param model which language model makes them; empty for the one that the application set
 * @param perPart how many are asked for from each part of a document, of about 1,500 tokens; 1 to
 *     20, default 3
 * @param perDocument the most from one document, 1 or more; default 30
 */
public record QuestionRequest(Optional<ModelName> model, int perPart, int perDocument) {
  private static final int MOST_PER_PART = 20;

  /** Checks the numbers. */
  public QuestionRequest {
    if (perPart < 1 || perPart > MOST_PER_PART || perDocument < 1) {
      throw new IllegalArgumentException(
          "perPart must be 1 to 20 and perDocument 1 or more: %d, %d"
              .formatted(perPart, perDocument));
    }
  }

  /** Returns a request with everything by default. */
  public static QuestionRequest defaults() {
    return new QuestionRequest(Optional.empty(), 3, 30);
  }

  /** Returns this request for questions by this model. */
  public QuestionRequest withModel(ModelName name) {
    return new QuestionRequest(Optional.of(name), perPart, perDocument);
  }

  /** Returns this request for so many questions from each part of a document. */
  public QuestionRequest withPerPart(int questions) {
    return new QuestionRequest(model, questions, perDocument);
  }

  /** Returns this request for so many questions from one document at the most. */
  public QuestionRequest withPerDocument(int most) {
    return new QuestionRequest(model, perPart, most);
  }
}
