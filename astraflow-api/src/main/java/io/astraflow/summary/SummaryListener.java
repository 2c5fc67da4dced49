package io.astraflow.summary;

/**
 * Is told of a summary while it is made, on the calling thread. What it throws ends the call, and
 * what was stored before stays.
 */
public interface SummaryListener {
  /** Is told and does nothing. */
  SummaryListener NONE = new SummaryListener() {};

  /**
   * Tells how far it is.
   *
   * @param done steps done: calls of the model, or documents of a collection
   * @param total all steps as far as they are known; may grow while parts are put together
   */
  default void progress(int done, int total) {}

  /** Gives the next piece of the summary's text, as it is written; not where it was stored. */
  default void text(String fragment) {}
}
