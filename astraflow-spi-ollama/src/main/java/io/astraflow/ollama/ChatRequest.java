package io.astraflow.ollama;

import io.astraflow.http.json.Json;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelName;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ReasoningEffort;
import io.astraflow.model.ResponseFormat;
import io.astraflow.model.ToolChoice;
import io.astraflow.tool.JsonSchema;
import io.astraflow.tool.ToolSpec;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/**
 * The body of {@code /api/chat}. Immutable.
 *
 * @param model whom to ask
 * @param request what
 * @param settings what is configured
 * @param streamed whether the reply is to come in lines
 */
record ChatRequest(
    ModelName model, ModelRequest request, ModelSettings settings, boolean streamed) {

  byte[] json() {
    ToolChoice choice = request.toolChoice();
    if (choice instanceof ToolChoice.Required || choice instanceof ToolChoice.Named) {
      throw ModelException.of(
          ModelException.Kind.UNSUPPORTED,
          model + " cannot be told that it must call a tool, only that it may (ToolChoice.Auto).");
    }
    return Json.write(this::write);
  }

  private void write(JsonGenerator out) {
    out.writeStartObject();
    out.writeStringProperty("model", model.model());
    out.writeBooleanProperty("stream", streamed);
    settings.writeKeepAlive(out);
    out.writeArrayPropertyStart("messages");
    new ChatMessages(out).write(request);
    out.writeEndArray();
    if (!request.tools().isEmpty() && !(request.toolChoice() instanceof ToolChoice.None)) {
      out.writeArrayPropertyStart("tools");
      request.tools().forEach(tool -> tool(out, tool));
      out.writeEndArray();
    }
    format(out);
    think(out);
    options(out);
    out.writeEndObject();
  }

  private void tool(JsonGenerator out, ToolSpec tool) {
    out.writeStartObject();
    out.writeStringProperty("type", "function");
    out.writeObjectPropertyStart("function");
    out.writeStringProperty("name", tool.name());
    out.writeStringProperty("description", Json.encodable(tool.description()));
    out.writeName("parameters");
    schema(out, tool.parameters());
    out.writeEndObject();
    out.writeEndObject();
  }

  private void format(JsonGenerator out) {
    if (request.responseFormat() instanceof ResponseFormat.Json) {
      out.writeStringProperty("format", "json");
    } else if (request.responseFormat() instanceof ResponseFormat.Schema format) {
      out.writeName("format");
      schema(out, format.schema());
    }
  }

  private static void schema(JsonGenerator out, JsonSchema schema) {
    if (!Json.whole(schema.json())) {
      throw new IllegalArgumentException("A JSON Schema is no JSON: " + schema.json());
    }
    out.writeRawValue(schema.json());
  }

  private void think(JsonGenerator out) {
    ReasoningEffort effort = request.reasoningEffort();
    if (effort == null) {
      return;
    }
    if (!ChatFamily.levelled(model.model())) {
      out.writeBooleanProperty("think", effort != ReasoningEffort.NONE);
    } else {
      boolean least = effort == ReasoningEffort.NONE || effort == ReasoningEffort.MINIMAL;
      out.writeStringProperty("think", least ? "low" : effort.name().toLowerCase(Locale.ROOT));
    }
  }

  private void options(JsonGenerator out) {
    out.writeObjectPropertyStart("options");
    if (request.temperature() != null) {
      out.writeNumberProperty("temperature", request.temperature());
    }
    if (request.topP() != null) {
      out.writeNumberProperty("top_p", request.topP());
    }
    if (request.maxOutputTokens() != null) {
      out.writeNumberProperty("num_predict", request.maxOutputTokens());
    }
    if (request.seed() != null) {
      out.writeNumberProperty("seed", request.seed());
    }
    settings.contextTokens().ifPresent(tokens -> out.writeNumberProperty("num_ctx", tokens));
    if (!request.stop().isEmpty()) {
      out.writeArrayPropertyStart("stop");
      request.stop().forEach(text -> out.writeString(Json.encodable(text)));
      out.writeEndArray();
    }
    out.writeEndObject();
  }
}
