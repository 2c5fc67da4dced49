package io.astraflow.gemini;

import io.astraflow.http.ErrorBody;
import io.astraflow.http.HttpErrors;
import io.astraflow.http.json.Json;
import io.astraflow.http.stream.Frames;
import io.astraflow.http.stream.ReplyDecoder;
import io.astraflow.model.FinishReason;
import io.astraflow.model.ModelEvent;
import io.astraflow.model.ModelException;
import io.astraflow.model.Usage;
import io.astraflow.tool.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * Reads {@code GenerateContentResponse}s: the one of a whole reply, or those of a stream. Where the
 * service offers several candidates the first is read; citations and grounding are left out.
 *
 * <p>A prompt that was blocked is an exception. So is a reply of which the filter left nothing. A
 * reply that was blocked after its beginning is none: what was written remains, and it ends with
 * {@link io.astraflow.model.FinishReason#BLOCKED}.
 */
final class GenerateDecoder implements ReplyDecoder {
  private final HttpErrors errors;
  private final String subject;
  private final List<ToolCall> calls = new ArrayList<>();
  private final TokenCounts counts = new TokenCounts();
  private final PromptFeedback feedback = new PromptFeedback();
  private volatile Optional<String> responseId = Optional.empty();
  private @Nullable String finishReason;
  private boolean wrote;
  private boolean failed;

  GenerateDecoder(HttpErrors errors, String subject) {
    this.errors = errors;
    this.subject = subject;
  }

  @Override
  public void frame(Frames frame, Consumer<ModelEvent> events) {
    read(frame.bytes(), frame.start(), frame.length(), events);
  }

  /** Reads one response: {@link #frame}. */
  void read(byte[] bytes, int start, int length, Consumer<ModelEvent> events) {
    try (JsonParser parser = Json.parser(bytes, start, length)) {
      parser.nextToken();
      if (parser.isExpectedStartArrayToken()) { // Of gateways that leave out "alt=sse".
        Json.array(parser, element -> response(element, events));
      } else {
        response(parser, events);
      }
    }
    if (failed) {
      throw errors.within(ErrorBody.read(bytes, start, length));
    }
    if (feedback.blocked()) {
      count(events);
      throw ModelException.blocked(
          "The filter of "
              + subject
              + " blocked the prompt: "
              + errors.shown(feedback.toString())
              + ".",
          feedback.category());
    }
  }

  private void response(JsonParser parser, Consumer<ModelEvent> events) {
    Json.object(parser, (name, value) -> field(name, value, events));
  }

  private void field(String name, JsonParser parser, Consumer<ModelEvent> events) {
    switch (name) {
      case "candidates" -> candidates(parser, events);
      case "promptFeedback" -> feedback.read(parser);
      case "usageMetadata" -> counts.read(parser);
      case "responseId" -> responseId = Optional.ofNullable(Json.text(parser));
      case "error" -> failed = true;
      default -> {}
    }
  }

  private void candidates(JsonParser parser, Consumer<ModelEvent> events) {
    boolean[] first = {true};
    Json.array(
        parser,
        element -> {
          if (first[0]) {
            first[0] = false;
            Json.object(element, (name, value) -> candidate(name, value, events));
          }
        });
  }

  private void candidate(String name, JsonParser parser, Consumer<ModelEvent> events) {
    switch (name) {
      case "content" -> Json.object(parser, (field, value) -> content(field, value, events));
      case "finishReason" -> {
        String reason = Json.text(parser);
        finishReason = reason == null ? finishReason : reason;
      }
      default -> {}
    }
  }

  private void content(String name, JsonParser parser, Consumer<ModelEvent> events) {
    if (name.equals("parts")) {
      Json.array(
          parser,
          element -> {
            PartReader part = new PartReader();
            part.read(element);
            part(part, events);
          });
    }
  }

  private void part(PartReader part, Consumer<ModelEvent> events) {
    if (part.called) {
      call(part, events);
    } else if (part.thought) {
      if (!part.text.isEmpty() || part.signature != null) {
        events.accept(new ModelEvent.Reasoning(part.text, part.signature));
      }
    } else {
      if (!part.text.isEmpty()) {
        wrote = true;
        events.accept(new ModelEvent.Text(part.text));
      }
      if (part.signature != null) {
        events.accept(new ModelEvent.Reasoning("", part.signature));
      }
    }
  }

  // Calls arrive whole.
  private void call(PartReader part, Consumer<ModelEvent> events) {
    events.accept(
        new ModelEvent.ToolCallFragment(calls.size(), part.id, part.name, part.arguments));
    String id = part.id == null ? CallIds.next() : part.id;
    calls.add(new ToolCall(id, part.name, part.arguments, part.signature));
  }

  @Override
  public boolean complete() {
    return finishReason != null;
  }

  /**
   * @throws ModelException if the service's filter left nothing of the reply
   */
  @Override
  public void finish(Consumer<ModelEvent> events) {
    calls.forEach(call -> events.accept(new ModelEvent.ToolCallCompleted(call)));
    count(events);
    String detail = String.valueOf(finishReason);
    FinishReason reason = FinishReasons.of(detail, !calls.isEmpty());
    if (reason == FinishReason.BLOCKED && !wrote && calls.isEmpty()) {
      throw ModelException.blocked(
          "The filter of " + subject + " blocked the reply: " + errors.shown(detail) + ".", detail);
    }
    events.accept(new ModelEvent.Finished(reason, detail));
  }

  // What was blocked is paid for too.
  private void count(Consumer<ModelEvent> events) {
    Usage usage = counts.usage();
    if (!usage.equals(Usage.UNKNOWN)) {
      events.accept(new ModelEvent.UsageReported(usage));
    }
  }

  // The counts may follow the end of the text.
  @Override
  public boolean over() {
    return false;
  }

  /** Returns the service's id of the reply, as soon as it was read; from any thread. */
  Optional<String> responseId() {
    return responseId;
  }
}
