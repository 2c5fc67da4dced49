package io.astraflow.openai;

import io.astraflow.http.json.Json;
import io.astraflow.model.Usage;
import io.astraflow.testkit.model.ProviderWire;
import io.astraflow.testkit.model.WireReply;
import io.astraflow.tool.ToolCall;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** What OpenAI writes, as its specification says. */
final class OpenAiWire implements ProviderWire {
  private static final int MADE = 1_770_000_000;

  @Override
  public String whole(WireReply reply) {
    return json(
        json -> {
          head(json, "chat.completion");
          json.writeArrayPropertyStart("choices");
          json.writeStartObject();
          json.writeNumberProperty("index", 0);
          json.writeObjectPropertyStart("message");
          json.writeStringProperty("role", "assistant");
          json.writeStringProperty("content", String.join("", reply.text()));
          json.writeNullProperty("refusal");
          if (!reply.reasoning().isEmpty()) {
            json.writeStringProperty("reasoning_content", String.join("", reply.reasoning()));
          }
          if (!reply.calls().isEmpty()) {
            json.writeArrayPropertyStart("tool_calls");
            reply.calls().forEach(call -> call(json, -1, call.id(), call.name(), call.arguments()));
            json.writeEndArray();
          }
          json.writeEndObject();
          json.writeNullProperty("logprobs");
          json.writeStringProperty("finish_reason", finish(reply));
          json.writeEndObject();
          json.writeEndArray();
          usage(json, reply.usage());
        });
  }

  @Override
  public List<String> frames(WireReply reply) {
    List<String> frames = new ArrayList<>();
    for (String thought : reply.reasoning()) {
      frames.add(delta(json -> json.writeStringProperty("reasoning_content", thought), null));
    }
    for (String text : reply.text()) {
      frames.add(delta(json -> json.writeStringProperty("content", text), null));
    }
    for (int i = 0; i < reply.calls().size(); i++) {
      calls(i, reply.calls().get(i), frames);
    }
    frames.add(delta(json -> {}, finish(reply)));
    if (reply.usage().input().isPresent()) {
      frames.add(
          frame(
              json -> {
                head(json, "chat.completion.chunk");
                json.writeArrayPropertyStart("choices");
                json.writeEndArray();
                usage(json, reply.usage());
              }));
    }
    frames.add("data: [DONE]\n\n");
    return frames;
  }

  private static void calls(int index, ToolCall call, List<String> frames) {
    int half = call.arguments().length() / 2;
    frames.add(
        delta(
            json -> {
              json.writeArrayPropertyStart("tool_calls");
              call(json, index, call.id(), call.name(), call.arguments().substring(0, half));
              json.writeEndArray();
            },
            null));
    frames.add(
        delta(
            json -> {
              json.writeArrayPropertyStart("tool_calls");
              json.writeStartObject();
              json.writeNumberProperty("index", index);
              json.writeObjectPropertyStart("function");
              json.writeStringProperty("arguments", call.arguments().substring(half));
              json.writeEndObject();
              json.writeEndObject();
              json.writeEndArray();
            },
            null));
  }

  private static void call(
      JsonGenerator json, int index, String id, String name, String arguments) {
    json.writeStartObject();
    if (index >= 0) {
      json.writeNumberProperty("index", index);
    }
    json.writeStringProperty("id", id);
    json.writeStringProperty("type", "function");
    json.writeObjectPropertyStart("function");
    json.writeStringProperty("name", name);
    json.writeStringProperty("arguments", arguments);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String delta(Consumer<JsonGenerator> content, @Nullable String finish) {
    return frame(
        json -> {
          head(json, "chat.completion.chunk");
          json.writeArrayPropertyStart("choices");
          json.writeStartObject();
          json.writeNumberProperty("index", 0);
          json.writeObjectPropertyStart("delta");
          content.accept(json);
          json.writeEndObject();
          json.writeNullProperty("logprobs");
          if (finish == null) {
            json.writeNullProperty("finish_reason");
          } else {
            json.writeStringProperty("finish_reason", finish);
          }
          json.writeEndObject();
          json.writeEndArray();
          json.writeNullProperty("usage");
        });
  }

  private static String finish(WireReply reply) {
    return switch (reply.finish()) {
      case STOP -> "stop";
      case LENGTH -> "length";
      case TOOL_CALLS -> "tool_calls";
      case BLOCKED -> "content_filter";
      case OTHER -> reply.detail();
    };
  }

  private static void head(JsonGenerator json, String object) {
    json.writeStringProperty("id", "chatcmpl-1");
    json.writeStringProperty("object", object);
    json.writeNumberProperty("created", MADE);
    json.writeStringProperty("model", "gpt-4o-mini-2024-07-18");
  }

  private static void usage(JsonGenerator json, Usage usage) {
    if (usage.input().isPresent() && usage.output().isPresent()) {
      json.writeObjectPropertyStart("usage");
      json.writeNumberProperty("prompt_tokens", usage.input().getAsLong());
      json.writeNumberProperty("completion_tokens", usage.output().getAsLong());
      json.writeNumberProperty(
          "total_tokens", usage.input().getAsLong() + usage.output().getAsLong());
      json.writeEndObject();
    }
  }

  @Override
  public String streamType() {
    return "text/event-stream; charset=utf-8";
  }

  @Override
  public String error(int status, String message) {
    return json(json -> error(json, message));
  }

  @Override
  public String errorFrame(String message) {
    return frame(json -> error(json, message));
  }

  private static void error(JsonGenerator json, String message) {
    json.writeObjectPropertyStart("error");
    json.writeStringProperty("message", message);
    json.writeStringProperty("type", "server_error");
    json.writeNullProperty("param");
    json.writeNullProperty("code");
    json.writeEndObject();
  }

  @Override
  public String models(List<String> ids) {
    return json(
        json -> {
          json.writeStringProperty("object", "list");
          json.writeArrayPropertyStart("data");
          for (String id : ids) {
            json.writeStartObject();
            json.writeStringProperty("id", id);
            json.writeStringProperty("object", "model");
            json.writeNumberProperty("created", MADE);
            json.writeStringProperty("owned_by", "somebody");
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  private static String frame(Consumer<JsonGenerator> fields) {
    return "data: " + json(fields) + "\n\n";
  }

  private static String json(Consumer<JsonGenerator> fields) {
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
