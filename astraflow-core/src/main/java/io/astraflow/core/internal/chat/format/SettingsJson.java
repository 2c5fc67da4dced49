package io.astraflow.core.internal.chat.format;

import io.astraflow.chat.ChatSettings;
import io.astraflow.chat.Grounding;
import io.astraflow.core.internal.schema.Json;
import io.astraflow.error.CorruptDataException;
import io.astraflow.error.InvalidInputException;
import io.astraflow.model.ModelName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A chat's settings as JSON. What is missing is as {@link ChatSettings#ofDefaults} has it. */
public final class SettingsJson {
  private SettingsJson() {}

  /** Returns settings as a store keeps them. */
  public static String write(ChatSettings settings) {
    ObjectNode json = Json.mapper().createObjectNode();
    write(settings, json);
    return json.toString();
  }

  /**
   * Returns the settings of a chat from its store.
   *
   * @throws CorruptDataException if they are not what {@link #write} wrote
   */
  public static ChatSettings read(String chatId, String json) {
    try {
      return read(Fields.of(json));
    } catch (InvalidInputException e) {
      throw new CorruptDataException(
          "The settings of chat %s are damaged, %s: restore a backup"
              .formatted(chatId, e.getMessage()),
          e);
    }
  }

  static void write(ChatSettings settings, ObjectNode into) {
    settings.title().ifPresent(title -> into.put("title", title));
    settings.model().ifPresent(model -> into.put("model", model.toString()));
    texts("collections", settings.collections(), into);
    if (!settings.system().isEmpty()) {
      into.put("system", settings.system());
    }
    texts("pinned", settings.pinned(), into);
    into.put("grounding", settings.grounding().name());
    into.put("passages", settings.passages());
    settings.historyTokens().ifPresent(tokens -> into.put("historyTokens", tokens));
    into.put("maxOutputTokens", settings.maxOutputTokens());
  }

  private static void texts(String name, List<String> texts, ObjectNode into) {
    if (!texts.isEmpty()) {
      ArrayNode list = into.putArray(name);
      texts.forEach(list::add);
    }
  }

  static ChatSettings read(Fields fields) {
    ChatSettings defaults = ChatSettings.ofDefaults();
    Optional<Fields> history = fields.optional("historyTokens");
    try {
      return new ChatSettings(
          fields.optionalText("title"),
          fields.optional("model").map(name -> name.as("provider:model", ModelName::parse)),
          fields.list("collections", Fields::text),
          fields.optionalText("system").orElse(defaults.system()),
          fields.list("pinned", Fields::text),
          fields
              .optional("grounding")
              .map(grounding -> grounding.constant(Grounding.class))
              .orElse(defaults.grounding()),
          fields.optional("passages").map(Fields::integer).orElse(defaults.passages()),
          history.isPresent() ? OptionalInt.of(history.get().integer()) : OptionalInt.empty(),
          fields
              .optional("maxOutputTokens")
              .map(Fields::integer)
              .orElse(defaults.maxOutputTokens()));
    } catch (IllegalArgumentException e) {
      throw fields.unfit(String.valueOf(e.getMessage()));
    }
  }
}
