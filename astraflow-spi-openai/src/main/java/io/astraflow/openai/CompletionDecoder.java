package io.astraflow.openai;

import io.astraflow.http.ErrorBody;
import io.astraflow.http.HttpErrors;
import io.astraflow.http.json.Json;
import io.astraflow.http.stream.Frames;
import io.astraflow.http.stream.ReplyDecoder;
import io.astraflow.http.stream.ToolCallAssembler;
import io.astraflow.model.FinishReason;
import io.astraflow.model.ModelEvent;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelName;
import io.astraflow.model.Usage;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads {@code chat.completion} and {@code chat.completion.chunk}, which differ in that one has a
 * {@code message} where the other has a {@code delta}.
 */
final class CompletionDecoder implements ReplyDecoder {
  private final ModelName model;
  private final HttpErrors errors;
  private final ToolCallAssembler calls =
      new ToolCallAssembler(() -> "call_" + UUID.randomUUID().toString().replace("-", ""));
  private final StringBuilder refusal = new StringBuilder();
  private @Nullable String finish;
  private Usage usage = Usage.UNKNOWN;
  private boolean counted;
  private boolean contained; // Though it may be nothing.
  private boolean wrote;
  private boolean over;

  // Made once a reply, not once a chunk.
  private final BiConsumer<String, JsonParser> inCompletion = this::completion;
  private final BiConsumer<String, JsonParser> inChoice = this::choice;
  private final BiConsumer<String, JsonParser> inMessage = this::message;
  private final Consumer<JsonParser> eachChoice = this::eachChoice;

  private Consumer<ModelEvent> events = event -> {};
  private boolean thought; // In this chunk: some servers send it under two names.
  private boolean failed;

  CompletionDecoder(ModelName model, HttpErrors errors) {
    this.model = model;
    this.errors = errors;
  }

  @Override
  public void frame(Frames frame, Consumer<ModelEvent> sink) {
    if (done(frame)) {
      over = true;
    } else {
      read(frame.bytes(), frame.start(), frame.length(), sink);
    }
  }

  /** Reads a reply that is there as a whole, of which not every server says why it ended. */
  void whole(byte[] body, Consumer<ModelEvent> sink) {
    read(body, 0, body.length, sink);
    if (finish == null && (contained || !calls.isEmpty() || !refusal.isEmpty())) {
      finish = "";
    }
  }

  private void read(byte[] bytes, int start, int length, Consumer<ModelEvent> sink) {
    events = sink;
    thought = false;
    Json.object(bytes, start, length, inCompletion);
    if (failed) {
      throw errors.within(ErrorBody.read(bytes, start, length));
    }
  }

  private static boolean done(Frames frame) {
    return frame.length() == 6
        && new String(frame.bytes(), frame.start(), 6, StandardCharsets.US_ASCII).equals("[DONE]");
  }

  private void completion(String name, JsonParser value) {
    switch (name) {
      case "choices" -> Json.array(value, eachChoice);
      case "usage" -> usage(value);
      case "error" -> failed = value.currentToken() != JsonToken.VALUE_NULL;
      default -> {}
    }
  }

  private void usage(JsonParser value) {
    if (value.isExpectedStartObjectToken()) {
      usage = UsageReader.read(value);
      counted = true;
    }
  }

  private void eachChoice(JsonParser choice) {
    Json.object(choice, inChoice);
  }

  private void choice(String name, JsonParser value) {
    switch (name) {
      case "delta", "message" -> Json.object(value, inMessage);
      case "finish_reason" ->
          finish = value.currentToken() == JsonToken.VALUE_STRING ? value.getString() : finish;
      default -> {}
    }
  }

  private void message(String name, JsonParser value) {
    switch (name) {
      case "content" -> content(value);
      case "reasoning_content", "reasoning" -> reasoning(Json.text(value));
      case "refusal" -> refusal(Json.text(value));
      case "tool_calls" -> Json.array(value, call -> ToolCallReader.read(call, calls, events));
      default -> {}
    }
  }

  private void content(JsonParser value) {
    if (value.currentToken() == JsonToken.VALUE_STRING) {
      text(value.getString());
    } else if (value.isExpectedStartArrayToken()) {
      Json.array(value, part -> Json.object(part, this::part));
    }
  }

  private void part(String name, JsonParser value) {
    if (name.equals("text") && value.currentToken() == JsonToken.VALUE_STRING) {
      text(value.getString());
    }
  }

  private void text(String text) {
    contained = true;
    if (!text.isEmpty()) {
      wrote = true;
      events.accept(new ModelEvent.Text(text));
    }
  }

  private void reasoning(@Nullable String text) {
    if (text != null && !text.isEmpty() && !thought) {
      thought = true;
      events.accept(new ModelEvent.Reasoning(text, null));
    }
  }

  private void refusal(@Nullable String text) {
    if (text != null) {
      refusal.append(text);
    }
  }

  @Override
  public boolean complete() {
    return finish != null;
  }

  @Override
  public boolean over() {
    return over;
  }

  /**
   * @throws ModelException if the model refused, or the provider's filter left nothing of the reply
   */
  @Override
  public void finish(Consumer<ModelEvent> sink) {
    String detail = finish == null ? "" : finish;
    FinishReason reason = reason(detail);
    boolean blocked = reason == FinishReason.BLOCKED && !wrote;
    if (refusal.isEmpty() && !blocked) {
      calls.complete(reason, sink);
    }
    if (counted) { // What was refused is paid for too.
      sink.accept(new ModelEvent.UsageReported(usage));
    }
    if (!refusal.isEmpty()) {
      String said = errors.shown(refusal.toString());
      throw ModelException.of(ModelException.Kind.REFUSED, model + " refuses to answer: " + said);
    }
    if (blocked) {
      throw ModelException.blocked(
          "The provider's filter blocked the reply of " + model + ".", detail);
    }
    sink.accept(new ModelEvent.Finished(reason, detail));
  }

  // Some servers say "stop" though they want tools called.
  private FinishReason reason(String detail) {
    return switch (detail) {
      case "stop" -> calls.isEmpty() ? FinishReason.STOP : FinishReason.TOOL_CALLS;
      case "" -> calls.isEmpty() ? FinishReason.OTHER : FinishReason.TOOL_CALLS;
      case "tool_calls", "function_call" -> FinishReason.TOOL_CALLS;
      case "length" -> FinishReason.LENGTH;
      case "content_filter" -> FinishReason.BLOCKED;
      default -> FinishReason.OTHER;
    };
  }
}
