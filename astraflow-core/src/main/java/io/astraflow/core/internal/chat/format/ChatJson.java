package io.astraflow.core.internal.chat.format;

import io.astraflow.chat.ChatMessage;
import io.astraflow.core.internal.schema.Json;
import io.astraflow.error.InvalidInputException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Chats as JSON text, {@code {"astraflow-chat": 1, …}}, to keep or to take elsewhere. */
public final class ChatJson {
  static final String VERSION = "astraflow-chat";
  private static final int NEWEST = 1;

  /** The longest text that is read, in UTF-16 units. */
  private static final int LONGEST = 100_000_000;

  private ChatJson() {}

  /** Returns a chat as text, which any encoding of Unicode can hold. */
  public static String write(PortableChat chat) {
    ObjectNode json = Json.mapper().createObjectNode();
    json.put(VERSION, NEWEST);
    json.put("title", chat.title());
    json.put("createdAt", chat.createdAt().toString());
    SettingsJson.write(chat.settings(), json.putObject("settings"));
    chat.current().ifPresent(id -> json.put("current", id));
    ArrayNode messages = json.putArray("messages");
    chat.messages().forEach(message -> write(message, messages.addObject()));
    return withoutHalfPairs(json.toString());
  }

  private static void write(ChatMessage message, ObjectNode into) {
    into.put("id", message.id());
    message.parent().ifPresent(parent -> into.put("parent", parent));
    into.put("role", message.role().name())
        .put("status", message.status().name())
        .put("content", message.content())
        .put("createdAt", message.createdAt().toString());
    MessageDetails.write(message, into);
  }

  /**
   * Reads what {@link #write} wrote, or somebody made by hand.
   *
   * @param ids makes the ids of the messages, which are not those in the text
   * @throws InvalidInputException if it is no such text; the message says where
   */
  public static PortableChat read(String json, Supplier<String> ids) {
    if (json.length() > LONGEST) {
      throw unfit("it has %d characters, %d are the most".formatted(json.length(), LONGEST), null);
    }
    try {
      Fields fields = Fields.of(json);
      requireVersion(fields);
      ImportedMessages messages = new ImportedMessages(fields, ids);
      return new PortableChat(
          title(fields),
          SettingsJson.read(fields.field("settings").object()),
          fields.field("createdAt").instant(),
          messages.current(),
          messages.all());
    } catch (InvalidInputException e) {
      throw unfit(e.getMessage(), e);
    }
  }

  private static void requireVersion(Fields fields) {
    int version = fields.field(VERSION).integer();
    if (version != NEWEST) {
      throw fields
          .field(VERSION)
          .unfit("version %d is not known, %d is: update the library".formatted(version, NEWEST));
    }
  }

  private static String title(Fields fields) {
    String title = fields.text("title");
    if (title.isBlank()) {
      throw fields.field("title").unfit("the title is empty");
    }
    return title;
  }

  private static InvalidInputException unfit(@Nullable String reason, @Nullable Throwable cause) {
    return new InvalidInputException(
        "The chat cannot be imported, and nothing is stored: %s. Give what Chat.exportJson wrote."
            .formatted(reason),
        cause);
  }

  /** Half a surrogate pair can stand in no file; it is in no name here, only in values. */
  private static String withoutHalfPairs(String json) {
    StringBuilder escaped = new StringBuilder(json.length());
    json.codePoints()
        .forEach(
            unit -> {
              if (unit <= 0xFFFF && Character.isSurrogate((char) unit)) {
                escaped.append("\\u%04x".formatted(unit));
              } else {
                escaped.appendCodePoint(unit);
              }
            });
    return escaped.toString();
  }
}
