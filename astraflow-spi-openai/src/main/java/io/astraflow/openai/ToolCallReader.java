package io.astraflow.openai;

import io.astraflow.http.json.Json;
import io.astraflow.http.stream.ToolCallAssembler;
import io.astraflow.model.ModelEvent;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads one element of {@code tool_calls}, whole or a fragment. */
final class ToolCallReader {
  private int index = -1;
  private @Nullable String id;
  private @Nullable String name;
  private String arguments = "";

  private ToolCallReader() {}

  static void read(JsonParser call, ToolCallAssembler calls, Consumer<ModelEvent> events) {
    ToolCallReader reader = new ToolCallReader();
    Json.object(call, reader::field);
    if (reader.index >= 0
        || reader.id != null
        || reader.name != null
        || !reader.arguments.isEmpty()) {
      calls.add(reader.index, reader.id, reader.name, reader.arguments, events);
    }
  }

  private void field(String field, JsonParser value) {
    switch (field) {
      case "index" -> index = value.isExpectedNumberIntToken() ? value.getValueAsInt(-1) : -1;
      case "id" -> id = Json.text(value);
      case "function" -> Json.object(value, this::function);
      default -> {}
    }
  }

  private void function(String field, JsonParser value) {
    if (field.equals("name")) {
      name = Json.text(value);
    } else if (field.equals("arguments")) {
      arguments = arguments(value);
    }
  }

  // Text by the specification; some servers send the object itself.
  private static String arguments(JsonParser value) {
    if (value.currentToken() == JsonToken.START_OBJECT) {
      return Json.copy(value);
    }
    String text = Json.text(value);
    return text == null ? "" : text;
  }
}
