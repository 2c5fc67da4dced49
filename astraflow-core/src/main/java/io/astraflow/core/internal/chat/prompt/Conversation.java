package io.astraflow.core.internal.chat.prompt;

import io.astraflow.spi.store.ChatMemoryRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was said before a message. Immutable.
 *
 * @param exchanges the oldest first
 * @param memory the summary of the older ones, if there is one
 */
public record Conversation(List<Exchange> exchanges, Optional<ChatMemoryRow> memory) {

  /** Copies the list. */
  public Conversation {
    exchanges = List.copyOf(exchanges);
  }

  /** Returns how many of the exchanges the summary covers, from the oldest. */
  int covered() {
    for (int i = exchanges.size(); memory.isPresent() && i > 0; i--) {
      if (exchanges.get(i - 1).answer().id().equals(memory.get().messageId())) {
        return i;
      }
      if (exchanges.get(i - 1).question().id().equals(memory.get().messageId())) {
        return i - 1; // It was answered after it had been summarised.
      }
    }
    return 0;
  }

  /** Returns this with another exchange at its end. */
  public Conversation with(Exchange next) {
    List<Exchange> all = new ArrayList<>(exchanges);
    all.add(next);
    return new Conversation(all, memory);
  }

  /** Returns this with what is remembered by now. */
  public Conversation with(Optional<ChatMemoryRow> summary) {
    return new Conversation(exchanges, summary);
  }

  /** Returns the ids of all messages, the oldest first. */
  public List<String> ids() {
    return exchanges.stream()
        .flatMap(exchange -> Stream.of(exchange.question().id(), exchange.answer().id()))
        .distinct()
        .toList();
  }
}
