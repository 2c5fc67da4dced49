package io.astraflow.model.policy;

/** By what a model is chosen where a request names none and there are several. */
public enum Routing {
  /**
   * Summaries go to the cheapest model, prompts of 8,000 tokens or more to that with the largest
   * window, everything else to the fastest, by the time to the first token as measured.
   */
  BY_TASK,
  /** The cheapest first. */
  CHEAPEST,
  /** The fastest first. */
  FASTEST,
  /** That of the highest declared quality first. */
  BEST,
  /** As they were configured. */
  IN_ORDER
}
