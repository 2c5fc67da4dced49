package io.astraflow.core;

import java.util.List;

/**
 * What a check of a whole data folder found. Immutable.
 *
 * @param ok whether nothing is wrong
 * @param problems each as a sentence
 */
public record VerifyReport(boolean ok, List<String> problems) {

  /** Copies the list. */
  public VerifyReport {
    problems = List.copyOf(problems);
  }
}
