package io.astraflow.core.internal.retrieval.understanding;

import io.astraflow.core.internal.prompt.Delimited;
import java.util.List;

/**
 * Asks for a passage such as might answer a query; whether it is true does not matter, only what it
 * is near to. Gao et al., "Precise Zero-Shot Dense Retrieval without Relevance Labels" (2023).
 */
final class LikelyAnswer {
  private static final int MOST_CHARACTERS = 4_000;
  private static final int OUTPUT_TOKENS = 400;

  private static final String SYSTEM =
      """
      Write a passage as it might stand in a document that answers the query: one paragraph of at
      most a hundred words, in the query's language, with the terms that such a document would use.
      %s Reply with the passage alone.
      """
          .formatted(Delimited.RULE);

  private LikelyAnswer() {}

  static ModelTask of(String query) {
    return new ModelTask(
        SYSTEM,
        Delimited.in("query", query),
        OUTPUT_TOKENS,
        reply -> List.of(ModelTexts.oneLine(reply, MOST_CHARACTERS)));
  }
}
