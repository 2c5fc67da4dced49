package io.astraflow.core.internal.chat.prompt;

import io.astraflow.chat.ChatSettings;
import io.astraflow.core.internal.prompt.Delimited;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.TaskType;
import io.astraflow.spi.store.ChatMemoryRow;
import java.util.List;
import java.util.Optional;

/**
 * Summarises what no longer fits into the history that is repeated. A summary goes on from the one
 * before it: no exchange is read twice. It is renewed only when half of the window has to go, so
 * that few turns pay for it.
 */
public final class Remembering {
  private static final int MOST_WORDS = 300;
  private static final int OUTPUT_TOKENS = 800;

  private static final String SYSTEM =
      """
      You get the summary of the beginning of a conversation, if there is one, and what was said
      after it. Write one summary of both: what the user wants, what was found out and decided, with
      names, numbers and dates, and what is still open. At most %d words, in the language of the
      conversation. %s Reply with the summary alone.
      """
          .formatted(MOST_WORDS, Delimited.RULE);

  private Remembering() {}

  /**
   * Returns a summary that covers all but the newest exchanges; empty where what is not covered
   * fits the window.
   *
   * @throws io.astraflow.model.ModelException if the model gives no usable reply
   */
  public static Optional<ChatMemoryRow> of(
      ModelAdapter model, ChatSettings settings, Conversation conversation)
      throws InterruptedException {
    Window window = Window.of(model, settings);
    List<Exchange> all = conversation.exchanges();
    List<Exchange> open = all.subList(conversation.covered(), all.size());
    if (window.newest(open, window.history()).size() == open.size()) {
      return Optional.empty();
    }
    int kept = window.newest(open, window.history() / 2).size();
    List<Exchange> going = open.subList(0, open.size() - kept);
    return going.isEmpty() ? Optional.empty() : Optional.of(summary(window, conversation, going));
  }

  private static ChatMemoryRow summary(
      Window window, Conversation conversation, List<Exchange> going) throws InterruptedException {
    StringBuilder prompt = new StringBuilder();
    conversation
        .memory()
        .ifPresent(memory -> prompt.append(Delimited.in("summary", memory.text())));
    int left = window.prompt() - window.tokens(SYSTEM + prompt) - OUTPUT_TOKENS;
    int read = 0;
    do {
      String text = clipped(going.get(read), Math.max(200, left));
      left -= window.tokens(text);
      if (left >= 0 || read == 0) { // What does not fit follows after the next turn.
        prompt.append(text);
        read++;
      }
    } while (left >= 0 && read < going.size());
    ModelReply reply =
        window
            .model()
            .complete(
                ModelRequest.builder()
                    .taskType(TaskType.SUMMARISATION)
                    .system(SYSTEM)
                    .user(prompt.toString())
                    .maxOutputTokens(OUTPUT_TOKENS)
                    .build());
    return new ChatMemoryRow(going.get(read - 1).answer().id(), reply.text().strip());
  }

  // A token has a character at the least, so that one huge message fits as well.
  private static String clipped(Exchange exchange, int most) {
    return Delimited.in("question", Delimited.clipped(exchange.question().content(), most / 2))
        + Delimited.in("answer", Delimited.clipped(exchange.said(), most / 2));
  }
}
