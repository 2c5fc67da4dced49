package io.astraflow.ollama;

import io.astraflow.http.ErrorBody;
import io.astraflow.http.HttpErrors;
import io.astraflow.http.json.Json;
import io.astraflow.http.stream.Frames;
import io.astraflow.http.stream.ReplyDecoder;
import io.astraflow.http.stream.ToolCallAssembler;
import io.astraflow.model.FinishReason;
import io.astraflow.model.ModelEvent;
import io.astraflow.model.Usage;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads the lines of {@code /api/chat}, or the one object of a whole reply, which is like them. For
 * one thread at a time.
 */
final class ChatDecoder implements ReplyDecoder {
  private final HttpErrors errors;
  private final ToolCallAssembler calls =
      new ToolCallAssembler(() -> "call_" + UUID.randomUUID().toString().replace("-", ""));

  private int callCount;
  private OptionalLong input = OptionalLong.empty();
  private OptionalLong output = OptionalLong.empty();
  private boolean done;
  private boolean failed;
  private String reason = "";

  ChatDecoder(HttpErrors errors) {
    this.errors = errors;
  }

  @Override
  public void frame(Frames frame, Consumer<ModelEvent> events) {
    read(frame.bytes(), frame.start(), frame.length(), events);
  }

  /** Reads one object. */
  void read(byte[] bytes, int start, int length, Consumer<ModelEvent> events) {
    Json.object(bytes, start, length, (name, parser) -> field(name, parser, events));
    if (failed) {
      throw errors.within(ErrorBody.read(bytes, start, length));
    }
  }

  private void field(String name, JsonParser parser, Consumer<ModelEvent> events) {
    switch (name) {
      case "message" -> Json.object(parser, (inner, value) -> message(inner, value, events));
      case "done" -> done |= parser.currentToken() == JsonToken.VALUE_TRUE;
      case "done_reason" -> reason = text(Json.text(parser));
      case "prompt_eval_count" -> input = Json.number(parser);
      case "eval_count" -> output = Json.number(parser);
      case "error" -> failed |= parser.currentToken() != JsonToken.VALUE_NULL;
      default -> {}
    }
  }

  private void message(String name, JsonParser parser, Consumer<ModelEvent> events) {
    switch (name) {
      case "content" -> {
        String text = text(Json.text(parser));
        if (!text.isEmpty()) {
          events.accept(new ModelEvent.Text(text));
        }
      }
      case "thinking" -> {
        String text = text(Json.text(parser));
        if (!text.isEmpty()) {
          events.accept(new ModelEvent.Reasoning(text, null));
        }
      }
      case "tool_calls" -> Json.array(parser, call -> call(call, events));
      default -> {}
    }
  }

  private void call(JsonParser parser, Consumer<ModelEvent> events) {
    Call call = new Call();
    Json.object(parser, call::field);
    calls.add(callCount++, call.id, call.name, call.arguments, events);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  @Override
  public boolean complete() {
    return done;
  }

  @Override
  public boolean over() {
    return done;
  }

  @Override
  public void finish(Consumer<ModelEvent> events) {
    FinishReason why = why();
    calls.complete(why, events);
    if (input.isPresent() || output.isPresent()) {
      events.accept(
          new ModelEvent.UsageReported(
              new Usage(input, OptionalLong.empty(), output, OptionalLong.empty())));
    }
    events.accept(new ModelEvent.Finished(why, reason));
  }

  private FinishReason why() {
    return switch (reason) {
      // Old servers do not say why.
      case "stop", "" -> calls.isEmpty() ? FinishReason.STOP : FinishReason.TOOL_CALLS;
      case "length" -> FinishReason.LENGTH;
      default -> FinishReason.OTHER;
    };
  }

  /** One call. */
  private static final class Call {
    private @Nullable String id;
    private @Nullable String name;
    private String arguments = "";

    void field(String field, JsonParser parser) {
      if (field.equals("id")) {
        id = Json.text(parser);
      } else if (field.equals("function")) {
        Json.object(parser, this::function);
      }
    }

    private void function(String field, JsonParser parser) {
      if (field.equals("name")) {
        name = Json.text(parser);
      } else if (field.equals("arguments")) {
        // An object; a text where a server between speaks another dialect.
        String text = Json.text(parser);
        arguments = text == null ? Json.copy(parser) : text;
      }
    }
  }
}
