package io.astraflow.core.internal.chat.prompt;

import io.astraflow.spi.store.ChatMemoryRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    }
    return 0;
  }

  /** Returns this with another exchange at its end. */
  public Conversation with(Exchange next) {
    List<Exchange> all = new ArrayList<>(exchanges);
    all.add(next);
    return new Conversation(all, memory);
  }
}
