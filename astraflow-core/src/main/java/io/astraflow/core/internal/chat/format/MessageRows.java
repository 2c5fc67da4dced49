package io.astraflow.core.internal.chat.format;

import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.ChatRole;
import io.astraflow.chat.MessageStatus;
import io.astraflow.core.internal.schema.Json;
import io.astraflow.error.CorruptDataException;
import io.astraflow.error.InvalidInputException;
import io.astraflow.spi.store.ChatMessageRow;
import tools.jackson.databind.node.ObjectNode;

/** Messages as rows of a store, and back. */
public final class MessageRows {
  private MessageRows() {}

  /** Returns the row of a message, which can be found by its words unless it is being written. */
  public static ChatMessageRow row(String chatId, ChatMessage message) {
    ObjectNode details = Json.mapper().createObjectNode();
    MessageDetails.write(message, details);
    boolean growing = message.status() == MessageStatus.WRITING;
    return new ChatMessageRow(
        message.id(),
        chatId,
        message.parent(),
        message.role().name(),
        message.status().name(),
        message.content(),
        growing ? "" : MessageTerms.of(message.content()),
        details.toString(),
        message.createdAt());
  }

  /**
   * Returns the message of a row.
   *
   * @throws CorruptDataException if the row is not one that {@link #row} made
   */
  public static ChatMessage message(ChatMessageRow row) {
    try {
      return MessageDetails.read(
          Fields.of(row.details()),
          row.id(),
          row.parent(),
          constant(ChatRole.class, row.role()),
          constant(MessageStatus.class, row.status()),
          row.content(),
          row.createdAt());
    } catch (InvalidInputException e) {
      throw new CorruptDataException(
          "Message %s of chat %s is damaged, %s: restore a backup"
              .formatted(row.id(), row.chatId(), e.getMessage()),
          e);
    }
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String name) {
    try {
      return Enum.valueOf(type, name);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("its " + type.getSimpleName() + " is " + name, e);
    }
  }
}
