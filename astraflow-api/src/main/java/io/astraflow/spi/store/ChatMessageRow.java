package io.astraflow.spi.store;

import java.time.Instant;
import java.util.Optional;

/**
 * A message of a chat. Immutable.
 *
 * @param id unique in the store
 * @param chatId its chat
 * @param parent the message that it follows, of the same chat
 * @param role by its name
 * @param status by its name
 * @param content what it says
 * @param terms what searches look for: terms separated by single spaces
 * @param details whatever else the engine keeps of it, as JSON
 * @param createdAt when it was begun
 */
public record ChatMessageRow(
    String id,
    String chatId,
    Optional<String> parent,
    String role,
    String status,
    String content,
    String terms,
    String details,
    Instant createdAt) {}
