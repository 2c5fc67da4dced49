package io.astraflow.gemini;

import io.astraflow.http.json.Json;
import io.astraflow.model.Message;
import io.astraflow.model.Part;
import io.astraflow.tool.ToolCall;
import io.astraflow.tool.ToolResult;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes a conversation. Turns of one role that follow each other become one, since the service
 * wants the results of all calls of a turn in the next.
 *
 * <p>What a model thought is not sent back, only its signatures: a call's with the call, others
 * with the text of the turn.
 */
final class Contents {
  private final JsonGenerator json;

  Contents(JsonGenerator json) {
    this.json = json;
  }

  /**
   * Writes the turns.
   *
   * @param preamble goes before the first turn, as the user's; may be empty
   */
  void write(String preamble, List<Message> messages) {
    List<Message> turns = new ArrayList<>(messages);
    if (!preamble.isEmpty()) {
      turns.add(0, Message.user(preamble));
    }
    json.writeStartArray();
    for (int i = 0; i < turns.size(); i++) {
      boolean same = i > 0 && turns.get(i - 1).role() == turns.get(i).role();
      if (!same) {
        begin(turns.get(i));
      }
      parts(turns.get(i));
      if (i == turns.size() - 1 || turns.get(i + 1).role() != turns.get(i).role()) {
        json.writeEndArray();
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  private void begin(Message message) {
    json.writeStartObject();
    json.writeStringProperty("role", message.role() == Message.Role.ASSISTANT ? "model" : "user");
    json.writeArrayPropertyStart("parts");
  }

  private void parts(Message message) {
    String signature = null;
    for (Part part : message.parts()) {
      if (part instanceof Part.Reasoning thought) {
        if (signature != null && thought.signature() != null) {
          text("", signature);
        }
        signature = thought.signature() == null ? signature : thought.signature();
      } else if (part instanceof Part.Text text) {
        text(text.text(), signature);
        signature = null;
      } else {
        other(part);
      }
    }
    if (signature != null || message.parts().stream().allMatch(Part.Reasoning.class::isInstance)) {
      text("", signature);
    }
  }

  private void text(String text, @Nullable String signature) {
    json.writeStartObject();
    json.writeStringProperty("text", Json.encodable(text));
    signature(signature);
    json.writeEndObject();
  }

  private void signature(@Nullable String signature) {
    if (signature != null) {
      json.writeStringProperty("thoughtSignature", Json.encodable(signature));
    }
  }

  private void other(Part part) {
    json.writeStartObject();
    if (part instanceof Part.Image image) {
      json.writeObjectPropertyStart("inlineData");
      json.writeStringProperty("mimeType", image.mediaType());
      json.writeBinaryProperty("data", image.bytes());
      json.writeEndObject();
    } else if (part instanceof Part.ImageLink link) {
      link(link);
    } else if (part instanceof Part.Call call) {
      call(call.call());
    } else if (part instanceof Part.Result result) {
      result(result.result());
    }
    json.writeEndObject();
  }

  private void link(Part.ImageLink link) {
    json.writeObjectPropertyStart("fileData");
    String path = link.uri().getPath();
    String type = path == null ? null : URLConnection.guessContentTypeFromName(path);
    if (type != null) {
      json.writeStringProperty("mimeType", type);
    }
    json.writeStringProperty("fileUri", link.uri().toString());
    json.writeEndObject();
  }

  private void call(ToolCall call) {
    json.writeObjectPropertyStart("functionCall");
    id(call.id());
    json.writeStringProperty("name", Json.encodable(call.name()));
    json.writeName("args");
    object(call.arguments(), "arguments");
    json.writeEndObject();
    signature(call.signature());
  }

  private void result(ToolResult result) {
    json.writeObjectPropertyStart("functionResponse");
    id(result.callId());
    json.writeStringProperty("name", Json.encodable(result.name()));
    json.writeName("response");
    if (result.error()) {
      wrapped(result.content(), "error");
    } else {
      object(result.content(), "output");
    }
    json.writeEndObject();
  }

  private void id(String id) {
    if (!CallIds.made(id)) {
      json.writeStringProperty("id", Json.encodable(id));
    }
  }

  // The service takes objects alone.
  private void object(String text, String otherwise) {
    String stripped = text.strip();
    if (stripped.startsWith("{") && Json.whole(stripped)) {
      json.writeRawValue(Json.encodable(stripped));
    } else {
      wrapped(text, otherwise);
    }
  }

  private void wrapped(String text, String name) {
    json.writeStartObject();
    json.writeStringProperty(name, Json.encodable(text));
    json.writeEndObject();
  }
}
