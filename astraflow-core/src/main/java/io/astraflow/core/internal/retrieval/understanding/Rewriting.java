package io.astraflow.core.internal.retrieval.understanding;

import io.astraflow.core.internal.prompt.Delimited;
import io.astraflow.retrieval.Understanding.Turn;
import java.util.List;

/** Asks for a query that can be understood without what was said before it. */
final class Rewriting {
  /** The last turns tell what a query refers to; more would cost without telling more. */
  private static final int TURNS = 10;

  private static final int TURN_CHARACTERS = 2_000;
  private static final int MOST_CHARACTERS = 1_000;
  private static final int OUTPUT_TOKENS = 300;

  private static final String SYSTEM =
      """
      You get a conversation and the query that follows it. Rewrite the query so that it can be
      understood without the conversation: put in what its pronouns and omissions refer to, and
      change nothing else. If it can be understood already, repeat it. Keep its language. Do not
      answer it. %s Reply with the rewritten query alone, on one line.
      """
          .formatted(Delimited.RULE);

  private Rewriting() {}

  static ModelTask of(String query, List<Turn> history) {
    StringBuilder prompt = new StringBuilder();
    for (Turn turn : history.subList(Math.max(0, history.size() - TURNS), history.size())) {
      prompt.append(Delimited.in("question", Delimited.clipped(turn.question(), TURN_CHARACTERS)));
      prompt.append(Delimited.in("answer", Delimited.clipped(turn.answer(), TURN_CHARACTERS)));
    }
    prompt.append(Delimited.in("query", query));
    int most = Math.max(MOST_CHARACTERS, 2 * query.length());
    return new ModelTask(
        SYSTEM,
        prompt.toString(),
        OUTPUT_TOKENS,
        reply -> List.of(ModelTexts.oneLine(reply, most)));
  }
}
