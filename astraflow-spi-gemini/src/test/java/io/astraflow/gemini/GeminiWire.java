package io.astraflow.gemini;

import io.astraflow.http.json.Json;
import io.astraflow.model.Usage;
import io.astraflow.testkit.model.ProviderWire;
import io.astraflow.testkit.model.WireReply;
import io.astraflow.tool.ToolCall;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** What the Gemini API writes, after its recorded replies. */
final class GeminiWire implements ProviderWire {
  @Override
  public String whole(WireReply reply) {
    return response(
        json -> {
          reply.reasoning().forEach(thought -> text(json, thought, true));
          reply.text().forEach(text -> text(json, text, false));
          reply.calls().forEach(call -> call(json, call));
        },
        finish(reply),
        reply.usage());
  }

  @Override
  public List<String> frames(WireReply reply) {
    List<String> frames = new ArrayList<>();
    for (String thought : reply.reasoning()) {
      frames.add(frame(json -> text(json, thought, true)));
    }
    for (String text : reply.text()) {
      frames.add(frame(json -> text(json, text, false)));
    }
    for (ToolCall call : reply.calls()) {
      frames.add(frame(json -> call(json, call)));
    }
    frames.add("data: " + response(json -> {}, finish(reply), reply.usage()) + "\r\n\r\n");
    return frames;
  }

  private static String frame(Consumer<JsonGenerator> parts) {
    return "data: " + response(parts, "", Usage.UNKNOWN) + "\r\n\r\n";
  }

  private static String response(Consumer<JsonGenerator> parts, String finish, Usage usage) {
    return json(
        json -> {
          json.writeArrayPropertyStart("candidates");
          json.writeStartObject();
          json.writeObjectPropertyStart("content");
          json.writeArrayPropertyStart("parts");
          parts.accept(json);
          json.writeEndArray();
          json.writeStringProperty("role", "model");
          json.writeEndObject();
          if (!finish.isEmpty()) {
            json.writeStringProperty("finishReason", finish);
          }
          json.writeNumberProperty("index", 0);
          json.writeEndObject();
          json.writeEndArray();
          usage(json, usage);
          json.writeStringProperty("modelVersion", "gemini-2.5-flash");
          json.writeStringProperty("responseId", "answer-1");
        });
  }

  private static void text(JsonGenerator json, String text, boolean thought) {
    json.writeStartObject();
    json.writeStringProperty("text", text);
    if (thought) {
      json.writeBooleanProperty("thought", true);
    }
    json.writeEndObject();
  }

  private static void call(JsonGenerator json, ToolCall call) {
    json.writeStartObject();
    json.writeObjectPropertyStart("functionCall");
    json.writeStringProperty("name", call.name());
    json.writeName("args");
    json.writeRawValue(call.arguments());
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void usage(JsonGenerator json, Usage usage) {
    if (usage.input().isEmpty()) {
      return;
    }
    json.writeObjectPropertyStart("usageMetadata");
    json.writeNumberProperty("promptTokenCount", usage.input().getAsLong());
    usage.output().ifPresent(count -> json.writeNumberProperty("candidatesTokenCount", count));
    json.writeEndObject();
  }

  private static String finish(WireReply reply) {
    return switch (reply.finish()) {
      case STOP, TOOL_CALLS -> "STOP";
      case LENGTH -> "MAX_TOKENS";
      case BLOCKED -> "SAFETY";
      case OTHER -> reply.detail();
    };
  }

  @Override
  public String streamType() {
    return "text/event-stream";
  }

  @Override
  public String error(int status, String message) {
    return json(
        json -> {
          json.writeObjectPropertyStart("error");
          json.writeNumberProperty("code", status);
          json.writeStringProperty("message", message);
          json.writeStringProperty("status", "INVALID_ARGUMENT");
          json.writeEndObject();
        });
  }

  @Override
  public String errorFrame(String message) {
    return "data: " + error(503, message) + "\r\n\r\n";
  }

  @Override
  public String models(List<String> ids) {
    return json(
        json -> {
          json.writeArrayPropertyStart("models");
          ids.forEach(
              id -> {
                json.writeStartObject();
                json.writeStringProperty("name", "models/" + id);
                json.writeArrayPropertyStart("supportedGenerationMethods");
                json.writeString("generateContent");
                json.writeEndArray();
                json.writeEndObject();
              });
          json.writeEndArray();
        });
  }

  static String json(Consumer<JsonGenerator> fields) {
    byte[] bytes =
        Json.write(
            json -> {
              json.writeStartObject();
              fields.accept(json);
              json.writeEndObject();
            });
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
