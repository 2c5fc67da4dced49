package io.astraflow.model;

import java.time.Duration;

/**
 * One prompt. Immutable.
 *
 * @param system the instructions that come before everything else; may be empty
 * @param prompt the user's turn
 * @param maxOutputTokens the longest reply wanted, positive
 * @param timeout how long the whole call may take, its body included
 */
public record ModelRequest(String system, String prompt, int maxOutputTokens, Duration timeout) {

  /** Checks the values. */
  public ModelRequest {
    if (maxOutputTokens < 1) {
      throw new IllegalArgumentException("maxOutputTokens must be positive: " + maxOutputTokens);
    }
  }
}
