package io.astraflow.core.internal.model.redaction;

import io.astraflow.model.Message;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.Part;
import io.astraflow.tool.ToolCall;
import io.astraflow.tool.ToolResult;
import java.util.BitSet;
import java.util.List;

/** Replaces values in one request by placeholders. For one thread at a time. */
final class RequestRedaction {
  private final Detection detection;
  private final Placeholders placeholders = new Placeholders();

  private RequestRedaction(Detection detection) {
    this.detection = detection;
  }

  static Redacted redact(ModelRequest request, Detection detection) {
    return new RequestRedaction(detection).redact(request);
  }

  private Redacted redact(ModelRequest request) {
    placeholders.avoid(request.system());
    request.messages().forEach(message -> message.parts().forEach(this::avoid));
    String system = text(request.system());
    List<Message> messages =
        request.messages().stream()
            .map(message -> new Message(message.role(), parts(message.parts())))
            .toList();
    boolean changed = !placeholders.isEmpty();
    ModelRequest sent =
        changed ? request.toBuilder().system(system).messages(messages).build() : request;
    return new Redacted(sent, changed, placeholders.inText(), placeholders.inJson());
  }

  private void avoid(Part part) {
    if (part instanceof Part.Text said) {
      placeholders.avoid(said.text());
    } else if (part instanceof Part.Reasoning thought) {
      placeholders.avoid(thought.text());
    } else if (part instanceof Part.Call asked) {
      avoidJson(asked.call().arguments());
    } else if (part instanceof Part.Result gave) {
      avoidJson(gave.result().content());
    }
  }

  private void avoidJson(String json) {
    placeholders.avoid(json);
    if (json.indexOf('\\') >= 0) {
      DecodedJson.of(json).ifPresent(decoded -> placeholders.avoid(decoded.text()));
    }
  }

  private List<Part> parts(List<Part> parts) {
    return parts.stream().map(this::part).toList();
  }

  private Part part(Part part) {
    if (part instanceof Part.Text said) {
      return new Part.Text(text(said.text()));
    } else if (part instanceof Part.Reasoning thought) {
      return new Part.Reasoning(text(thought.text()), thought.signature());
    } else if (part instanceof Part.Call asked) {
      ToolCall call = asked.call();
      return new Part.Call(
          new ToolCall(call.id(), call.name(), json(call.arguments()), call.signature()));
    } else if (part instanceof Part.Result gave) {
      ToolResult result = gave.result();
      return new Part.Result(
          new ToolResult(result.callId(), result.name(), output(result), result.error()));
    }
    return part;
  }

  private String text(String text) {
    StringBuilder redacted = new StringBuilder();
    int at = 0;
    for (Found found : detection.find(text)) {
      String value = text.substring(found.start(), found.end());
      redacted.append(text, at, found.start()).append(placeholders.inText(found.kind(), value));
      at = found.end();
    }
    return redacted.append(text, at, text.length()).toString();
  }

  private String output(ToolResult result) {
    return DecodedJson.container(result.content())
        .map(decoded -> json(result.content(), decoded))
        .orElseGet(() -> text(result.content()));
  }

  private String json(String json) {
    return DecodedJson.of(json)
        .map(decoded -> json(json, decoded))
        .orElseGet(() -> malformedJson(json));
  }

  private String json(String json, DecodedJson decoded) {
    StringBuilder redacted = new StringBuilder();
    int at = 0;
    for (Found found : detection.find(decoded.text())) {
      for (DecodedJson.Place place : decoded.places(found.start(), found.end())) {
        // Two finds may touch one number, which is hidden as a whole.
        if (place.start() >= at) {
          redacted
              .append(json, at, place.start())
              .append(
                  place.number()
                      ? placeholders.ofNumber(found.kind(), place.value())
                      : placeholders.inText(found.kind(), place.value()));
          at = place.end();
        }
      }
    }
    return redacted.append(json, at, json.length()).toString();
  }

  // Such as arguments that were cut off.
  private String malformedJson(String json) {
    List<Found> all = detection.find(json);
    BitSet inside = all.isEmpty() ? new BitSet() : JsonStrings.inside(json);
    StringBuilder redacted = new StringBuilder();
    int at = 0;
    for (Found found : all) {
      String value = json.substring(found.start(), found.end());
      redacted
          .append(json, at, found.start())
          .append(
              isNumber(json, found, inside)
                  ? placeholders.ofNumber(found.kind(), value)
                  : placeholders.inJson(found.kind(), value));
      at = found.end();
    }
    return redacted.append(json, at, json.length()).toString();
  }

  private static boolean isNumber(String json, Found found, BitSet inside) {
    return !inside.get(found.start())
        && json.substring(found.start(), found.end()).chars().allMatch(Character::isDigit)
        && isDelimiter(json, found.start() - 1)
        && isDelimiter(json, found.end());
  }

  private static boolean isDelimiter(String json, int at) {
    return at < 0 || at >= json.length() || ",:[]{} \t\r\n".indexOf(json.charAt(at)) >= 0;
  }
}
