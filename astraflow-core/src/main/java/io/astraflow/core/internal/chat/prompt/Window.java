package io.astraflow.core.internal.chat.prompt;

import io.astraflow.chat.ChatSettings;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelRequest;
import java.util.List;

/**
 * How much a model reads, in its tokens. Immutable.
 *
 * @param model counts
 * @param prompt the most tokens of a prompt
 * @param history the most tokens of it that repeat earlier messages
 * @param reply the most tokens of the reply
 */
record Window(ModelAdapter model, int prompt, int history, int reply) {
  /** What a model reads of which it is not known: servers drop what is more without a word. */
  private static final int CONTEXT = 4_096;

  private static final int MOST_HISTORY = 4_000;

  /** Tokens are counted roughly for some models. */
  private static final double SAFE = 0.95;

  static Window of(ModelAdapter model, ChatSettings settings) {
    int context = model.capabilities().contextTokens().orElse(CONTEXT);
    int longest = model.capabilities().maxOutputTokens().orElse(context / 2);
    int reply = Math.max(1, Math.min(Math.min(settings.maxOutputTokens(), longest), context / 2));
    int history = settings.historyTokens().orElse(Math.min(MOST_HISTORY, context / 3));
    return new Window(model, (int) (SAFE * (context - reply)), history, reply);
  }

  int tokens(ModelRequest request) {
    return model.countTokens(request);
  }

  int tokens(String text) {
    return tokens(ModelRequest.of(text));
  }

  int tokens(Exchange exchange) {
    return tokens(ModelRequest.builder().messages(exchange.messages()).build());
  }

  /** Returns the newest exchanges that fit into so many tokens, in their order. */
  List<Exchange> newest(List<Exchange> exchanges, int most) {
    int left = most;
    int first = exchanges.size();
    while (first > 0) {
      left -= tokens(exchanges.get(first - 1));
      if (left < 0) {
        break;
      }
      first--;
    }
    return exchanges.subList(first, exchanges.size());
  }
}
