package io.astraflow.core.internal.retrieval.understanding;

import java.util.List;

/**
 * Something that a language model is asked to make of a query. Immutable.
 *
 * @param system the instructions
 * @param prompt the data
 * @param maxOutputTokens the longest reply wanted
 * @param reading what makes the result of the reply
 */
record ModelTask(String system, String prompt, int maxOutputTokens, Reading reading) {

  /** Makes texts of a reply. */
  @FunctionalInterface
  interface Reading {
    /**
     * Returns what to search for, at least one text.
     *
     * @throws io.astraflow.model.ModelException if the reply is not what was asked for
     */
    List<String> texts(String reply);
  }
}
