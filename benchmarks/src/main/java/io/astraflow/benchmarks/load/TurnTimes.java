package io.astraflow.benchmarks.load;

import java.util.List;
import java.util.OptionalDouble;

/**
 * When what happened in one turn, in milliseconds. Immutable.
 *
 * @param stored from the call to its return, when the message is stored
 * @param retrieved from the call to the passages
 * @param firstToken from the provider's writing of its first token to the reader's first text;
 *     nothing where the answer was a refusal
 * @param otherTokens the same for later tokens
 * @param firstText from the call to the reader's first text
 * @param whole from the call to the stored answer
 * @param rate tokens a second, from the reader's first text to its last
 */
record TurnTimes(
    double stored,
    double retrieved,
    OptionalDouble firstToken,
    List<Double> otherTokens,
    double firstText,
    double whole,
    double rate) {

  /** Copies the list. */
  TurnTimes {
    otherTokens = List.copyOf(otherTokens);
  }
}
