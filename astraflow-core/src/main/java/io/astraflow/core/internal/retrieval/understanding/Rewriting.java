package io.astraflow.core.internal.retrieval.understanding;

import io.astraflow.core.internal.prompt.Delimited;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelRequest;
import io.astraflow.retrieval.Understanding.Turn;
import java.util.List;

/** Asks for a query that can be understood without what was said before it. */
final class Rewriting {
  /** The last turns tell what a query refers to; more would cost without telling more. */
  private static final int TURNS = 10;

  private static final int TURN_CHARACTERS = 2_000;
  private static final int FEWEST_CHARACTERS = 100;
  private static final int MOST_CHARACTERS = 1_000;
  private static final int OUTPUT_TOKENS = 300;

  /** What a model reads of which it is not known. */
  private static final int CONTEXT = 4_096;

  /** Tokens are counted roughly for some models. */
  private static final double SAFE = 0.95;

  private static final String SYSTEM =
      """
      You get a conversation and the query that follows it. Rewrite the query so that it can be
      understood without the conversation: put in what its pronouns and omissions refer to, and
      change nothing else. If it can be understood already, repeat it. Keep its language. Do not
      answer it. %s Reply with the rewritten query alone, on one line.
      """
          .formatted(Delimited.RULE);

  private Rewriting() {}

  /**
   * Returns the task, with the newest turns that the model reads.
   *
   * @param model counts
   */
  static ModelTask of(ModelAdapter model, String query, List<Turn> history) {
    String prompt = Delimited.in("query", query);
    int first = Math.max(0, history.size() - TURNS);
    for (int i = history.size() - 1; i >= first; i--) {
      String longer = fitting(model, history.get(i), prompt, i == history.size() - 1);
      if (longer.length() == prompt.length()) {
        break;
      }
      prompt = longer;
    }
    int most = Math.max(MOST_CHARACTERS, 2 * query.length());
    return new ModelTask(
        SYSTEM, prompt, OUTPUT_TOKENS, reply -> List.of(ModelTexts.oneLine(reply, most)));
  }

  /** Returns the prompt with a turn before it if that fits, clipped further if it must be there. */
  private static String fitting(ModelAdapter model, Turn turn, String prompt, boolean newest) {
    int room = model.capabilities().contextTokens().orElse(CONTEXT) - OUTPUT_TOKENS;
    int least = newest ? FEWEST_CHARACTERS : TURN_CHARACTERS;
    for (int most = TURN_CHARACTERS; most >= least; most /= 2) {
      String longer = clipped(turn, most) + prompt;
      int tokens = model.countTokens(ModelRequest.builder().system(SYSTEM).user(longer).build());
      if (tokens <= SAFE * room) {
        return longer;
      }
    }
    return prompt;
  }

  private static String clipped(Turn turn, int most) {
    return Delimited.in("question", Delimited.clipped(turn.question(), most))
        + Delimited.in("answer", Delimited.clipped(turn.answer(), most));
  }
}
