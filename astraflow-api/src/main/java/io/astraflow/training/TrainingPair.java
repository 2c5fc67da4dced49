package io.astraflow.training;

import java.util.Set;

/**
 * A question, and the answer that a trained model is to give. Immutable.
 *
 * @param question what is asked
 * @param answer what is answered
 * @param documents the ids of the documents that the answer rests on; empty where it rests on none
 */
public record TrainingPair(String question, String answer, Set<String> documents) {

  /** Copies the ids. */
  public TrainingPair {
    documents = Set.copyOf(documents);
  }

  /** Returns the lengths, without the texts. */
  @Override
  public String toString() {
    return "TrainingPair of %d and %d characters on %s"
        .formatted(question.length(), answer.length(), documents);
  }
}
