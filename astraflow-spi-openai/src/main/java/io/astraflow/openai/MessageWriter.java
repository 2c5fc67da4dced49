package io.astraflow.openai;

import io.astraflow.http.json.Json;
import io.astraflow.model.Message;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.Part;
import io.astraflow.tool.ToolCall;
import io.astraflow.tool.ToolResult;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes the property {@code messages}. */
final class MessageWriter {
  private final JsonGenerator json;

  MessageWriter(JsonGenerator json) {
    this.json = json;
  }

  void write(ModelRequest request) {
    json.writeArrayPropertyStart("messages");
    if (!request.system().isEmpty()) {
      begin("system");
      string("content", request.system());
      json.writeEndObject();
    }
    request.messages().forEach(this::write);
    json.writeEndArray();
  }

  private void write(Message message) {
    switch (message.role()) {
      case USER -> user(message);
      case ASSISTANT -> assistant(message);
      case TOOL -> message.parts().forEach(this::result);
    }
  }

  private void user(Message message) {
    begin("user");
    if (message.parts().stream().allMatch(Part.Text.class::isInstance)) {
      string("content", message.text());
    } else {
      json.writeArrayPropertyStart("content");
      message.parts().forEach(this::part);
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void part(Part part) {
    if (part instanceof Part.Text text) {
      json.writeStartObject();
      json.writeStringProperty("type", "text");
      string("text", text.text());
      json.writeEndObject();
    } else if (part instanceof Part.Image image) {
      String bytes = Base64.getEncoder().encodeToString(image.bytes());
      picture("data:" + image.mediaType() + ";base64," + bytes);
    } else if (part instanceof Part.ImageLink link) {
      picture(link.uri().toString());
    }
  }

  private void picture(String url) {
    json.writeStartObject();
    json.writeStringProperty("type", "image_url");
    json.writeObjectPropertyStart("image_url");
    json.writeStringProperty("url", url);
    json.writeEndObject();
    json.writeEndObject();
  }

  // What the model thought is not sent back: servers of this protocol do not ask for it.
  private void assistant(Message message) {
    List<ToolCall> calls =
        message.parts().stream()
            .filter(Part.Call.class::isInstance)
            .map(part -> ((Part.Call) part).call())
            .toList();
    begin("assistant");
    if (calls.isEmpty() || !message.text().isEmpty()) {
      string("content", message.text());
    }
    if (!calls.isEmpty()) {
      json.writeArrayPropertyStart("tool_calls");
      calls.forEach(this::call);
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void call(ToolCall call) {
    json.writeStartObject();
    string("id", call.id());
    json.writeStringProperty("type", "function");
    json.writeObjectPropertyStart("function");
    string("name", call.name());
    string("arguments", call.arguments());
    json.writeEndObject();
    json.writeEndObject();
  }

  private void result(Part part) {
    if (part instanceof Part.Result given) {
      ToolResult result = given.result();
      begin("tool");
      string("tool_call_id", result.callId());
      string("content", result.content());
      json.writeEndObject();
    }
  }

  private void begin(String role) {
    json.writeStartObject();
    json.writeStringProperty("role", role);
  }

  private void string(String name, String text) {
    json.writeStringProperty(name, Json.encodable(text));
  }
}
