package io.astraflow.core.internal.chat.format;

import io.astraflow.model.Message;
import io.astraflow.model.Part;
import io.astraflow.tool.ToolCall;
import io.astraflow.tool.ToolResult;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns of a conversation with a model as JSON, each part with its {@code kind}. */
final class ToolTurnJson {
  private ToolTurnJson() {}

  static void write(Message message, ObjectNode into) {
    into.put("role", message.role().name());
    ArrayNode parts = into.putArray("parts");
    message.parts().forEach(part -> write(part, parts.addObject()));
  }

  static Message message(Fields fields) {
    Message.Role role = fields.object().field("role").constant(Message.Role.class);
    List<Part> parts = fields.list("parts", ToolTurnJson::part);
    if (parts.isEmpty()) {
      throw fields.unfit("\"parts\" needs at least one part");
    }
    return new Message(role, parts);
  }

  private static void write(Part part, ObjectNode into) {
    if (part instanceof Part.Text text) {
      into.put("kind", "text").put("text", text.text());
    } else if (part instanceof Part.Reasoning reasoning) {
      into.put("kind", "reasoning").put("text", reasoning.text());
      if (reasoning.signature() != null) {
        into.put("signature", reasoning.signature());
      }
    } else if (part instanceof Part.Image image) {
      into.put("kind", "image")
          .put("mediaType", image.mediaType())
          .put("bytes", Base64.getEncoder().encodeToString(image.bytes()));
    } else if (part instanceof Part.ImageLink link) {
      into.put("kind", "link").put("uri", link.uri().toString());
    } else if (part instanceof Part.Call call) {
      write(call.call(), into.put("kind", "call"));
    } else if (part instanceof Part.Result result) {
      write(result.result(), into.put("kind", "result"));
    }
  }

  private static void write(ToolCall call, ObjectNode into) {
    into.put("id", call.id()).put("name", call.name()).put("arguments", call.arguments());
    if (call.signature() != null) {
      into.put("signature", call.signature());
    }
  }

  private static void write(ToolResult result, ObjectNode into) {
    into.put("id", result.callId())
        .put("name", result.name())
        .put("content", result.content())
        .put("error", result.error());
  }

  private static Part part(Fields fields) {
    Fields kind = fields.object().field("kind");
    return switch (kind.text()) {
      case "text" -> new Part.Text(fields.text("text"));
      case "reasoning" ->
          new Part.Reasoning(fields.text("text"), fields.optionalText("signature").orElse(null));
      case "image" ->
          new Part.Image(
              fields.text("mediaType"),
              fields.field("bytes").as("Base64", text -> Base64.getDecoder().decode(text)));
      case "link" -> new Part.ImageLink(fields.field("uri").as("an address", URI::create));
      case "call" -> new Part.Call(call(fields));
      case "result" -> new Part.Result(result(fields));
      default -> throw kind.unfit("text, reasoning, image, link, call or result is expected");
    };
  }

  private static ToolCall call(Fields fields) {
    return new ToolCall(
        fields.text("id"),
        fields.text("name"),
        fields.text("arguments"),
        fields.optionalText("signature").orElse(null));
  }

  private static ToolResult result(Fields fields) {
    return new ToolResult(
        fields.text("id"),
        fields.text("name"),
        fields.text("content"),
        fields.field("error").flag());
  }
}
