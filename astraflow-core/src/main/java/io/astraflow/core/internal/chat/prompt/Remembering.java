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
 * before it: no exchange is read twice. It is renewed only when half of the room has to go, so that
 * few turns pay for it. Of a long backlog it covers what one prompt holds whole; the rest follows
 * after later turns.
 */
public final class Remembering {
  private static final int MOST_WORDS = 300;
  private static final int OUTPUT_TOKENS = 800;

  /** What is left of a message in any case. */
  private static final int FEWEST_CHARACTERS = 100;

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
   * fits the room.
   *
   * @param room the most tokens of history that the last prompt could have had
   * @throws io.astraflow.model.ModelException if the model gives no usable reply
   */
  public static Optional<ChatMemoryRow> of(
      ModelAdapter model, ChatSettings settings, Conversation conversation, int room)
      throws InterruptedException {
    Window window = Window.of(model, settings);
    List<Exchange> all = conversation.exchanges();
    List<Exchange> open = all.subList(conversation.covered(), all.size());
    if (window.newest(open, room).size() == open.size()) {
      return Optional.empty();
    }
    int kept = window.newest(open, room / 2).size();
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
    String first = fitting(window, going.get(0), left);
    prompt.append(first);
    left -= window.tokens(first);
    int read = 1;
    while (read < going.size()) {
      String text = whole(going.get(read));
      left -= window.tokens(text);
      if (left < 0) {
        break; // It follows after the next turn.
      }
      prompt.append(text);
      read++;
    }
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

  /** Returns the first exchange, clipped where it alone is more than there is room for. */
  private static String fitting(Window window, Exchange exchange, int left) {
    String text = whole(exchange);
    int most = Math.max(exchange.question().content().length(), exchange.said().length());
    while (most > FEWEST_CHARACTERS && window.tokens(text) > left) {
      most = Math.max(FEWEST_CHARACTERS, most / 4 * 3);
      text = clipped(exchange, most);
    }
    return text;
  }

  private static String whole(Exchange exchange) {
    return clipped(exchange, Integer.MAX_VALUE);
  }

  private static String clipped(Exchange exchange, int most) {
    return Delimited.in("question", Delimited.clipped(exchange.question().content(), most))
        + Delimited.in("answer", Delimited.clipped(exchange.said(), most));
  }
}
