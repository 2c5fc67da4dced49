package io.astraflow.summary;

/** How a summary is made. */
public enum SummaryMethod {
  /** The most central sentences, word for word; without a language model. */
  EXTRACTIVE,
  /** One call of the model with the whole text. */
  SINGLE,
  /** Each part of the text by itself, some side by side, and then a summary of their summaries. */
  MAP_REDUCE,
  /** Part by part: each call sees the summary so far and the next part. */
  REFINE
}
