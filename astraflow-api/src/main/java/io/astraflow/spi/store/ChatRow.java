package io.astraflow.spi.store;

import java.time.Instant;
import java.util.Optional;

/**
 * A chat. Immutable.
 *
 * @param id unique in the store
 * @param workspace the owner
 * @param title what it is called
 * @param settings whatever the engine keeps of it, as JSON
 * @param current the last message of the current branch
 * @param createdAt when it was begun
 * @param updatedAt when it was written to last
 */
public record ChatRow(
    String id,
    String workspace,
    String title,
    String settings,
    Optional<String> current,
    Instant createdAt,
    Instant updatedAt) {
  /** Returns this chat under another title. */
  public ChatRow withTitle(String other) {
    return new ChatRow(id, workspace, other, settings, current, createdAt, updatedAt);
  }

  /** Returns this chat with other settings. */
  public ChatRow withSettings(String json) {
    return new ChatRow(id, workspace, title, json, current, createdAt, updatedAt);
  }

  /** Returns this chat with another current message, written to at this moment. */
  public ChatRow withCurrent(Optional<String> message, Instant at) {
    return new ChatRow(id, workspace, title, settings, message, createdAt, at);
  }
}
