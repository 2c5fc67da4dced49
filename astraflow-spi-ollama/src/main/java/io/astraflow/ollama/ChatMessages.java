package io.astraflow.ollama;

import io.astraflow.http.json.Json;
import io.astraflow.model.Message;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.Part;
import io.astraflow.tool.ToolCall;
import io.astraflow.tool.ToolResult;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/** Writes a conversation; for one thread at a time. */
final class ChatMessages {
  private final JsonGenerator out;

  ChatMessages(JsonGenerator out) {
    this.out = out;
  }

  void write(ModelRequest request) {
    if (!request.system().isEmpty()) {
      begin("system", request.system());
      out.writeEndObject();
    }
    request.messages().forEach(this::message);
  }

  private void message(Message message) {
    if (message.role() == Message.Role.TOOL) {
      of(message, Part.Result.class).forEach(part -> result(part.result()));
      return;
    }
    begin(message.role().name().toLowerCase(Locale.ROOT), message.text());
    thoughts(message);
    images(of(message, Part.Image.class));
    calls(of(message, Part.Call.class));
    out.writeEndObject();
  }

  private static <P extends Part> List<P> of(Message message, Class<P> type) {
    return message.parts().stream().filter(type::isInstance).map(type::cast).toList();
  }

  private void begin(String role, String content) {
    out.writeStartObject();
    out.writeStringProperty("role", role);
    out.writeStringProperty("content", Json.encodable(content));
  }

  private void result(ToolResult result) {
    begin("tool", result.error() ? "Error: " + result.content() : result.content());
    out.writeStringProperty("tool_name", result.name());
    out.writeEndObject();
  }

  // Models want back what they thought only before they called a tool.
  private void thoughts(Message message) {
    List<Part.Reasoning> thoughts = of(message, Part.Reasoning.class);
    if (!thoughts.isEmpty() && !of(message, Part.Call.class).isEmpty()) {
      String text = thoughts.stream().map(Part.Reasoning::text).collect(Collectors.joining());
      out.writeStringProperty("thinking", Json.encodable(text));
    }
  }

  private void images(List<Part.Image> images) {
    if (!images.isEmpty()) {
      out.writeArrayPropertyStart("images");
      images.forEach(image -> out.writeBinary(image.bytes()));
      out.writeEndArray();
    }
  }

  private void calls(List<Part.Call> calls) {
    if (!calls.isEmpty()) {
      out.writeArrayPropertyStart("tool_calls");
      calls.forEach(part -> call(part.call()));
      out.writeEndArray();
    }
  }

  private void call(ToolCall call) {
    out.writeStartObject();
    out.writeObjectPropertyStart("function");
    out.writeStringProperty("name", call.name());
    out.writeName("arguments");
    // Another provider's model may have written what is no object.
    String arguments = call.arguments().strip();
    boolean object = arguments.startsWith("{") && Json.whole(arguments);
    out.writeRawValue(object ? arguments : "{}");
    out.writeEndObject();
    out.writeEndObject();
  }
}
