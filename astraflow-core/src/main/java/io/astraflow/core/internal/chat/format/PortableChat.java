package io.astraflow.core.internal.chat.format;

import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.ChatSettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A chat that is taken elsewhere. Immutable.
 *
 * @param title what it is called
 * @param settings its settings
 * @param createdAt when it was begun
 * @param current the last message of the current branch
 * @param messages on all branches, each behind the one it follows
 */
public record PortableChat(
    String title,
    ChatSettings settings,
    Instant createdAt,
    Optional<String> current,
    List<ChatMessage> messages) {

  /** Copies the list. */
  public PortableChat {
    messages = List.copyOf(messages);
  }
}
