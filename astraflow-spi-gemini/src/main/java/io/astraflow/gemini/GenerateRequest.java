package io.astraflow.gemini;

import io.astraflow.http.json.Json;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ReasoningEffort;
import io.astraflow.model.ResponseFormat;
import io.astraflow.model.ToolChoice;
import io.astraflow.tool.ToolSpec;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The body of {@code generateContent} and {@code streamGenerateContent}. */
final class GenerateRequest {
  private final ModelRequest request;
  private final ModelFamily family;

  private GenerateRequest(ModelRequest request, ModelFamily family) {
    this.request = request;
    this.family = family;
  }

  /** Returns a request to a model of a family as JSON. */
  static byte[] json(ModelRequest request, ModelFamily family) {
    return Json.write(new GenerateRequest(request, family)::write);
  }

  private void write(JsonGenerator json) {
    json.writeStartObject();
    boolean apart = family.takesInstructions();
    if (apart && !request.system().isEmpty()) {
      json.writeObjectPropertyStart("systemInstruction");
      json.writeArrayPropertyStart("parts");
      json.writeStartObject();
      json.writeStringProperty("text", Json.encodable(request.system()));
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeName("contents");
    new Contents(json).write(apart ? "" : request.system(), request.messages());
    if (!request.tools().isEmpty()) {
      tools(json);
      toolConfig(json);
    }
    generationConfig(json);
    json.writeEndObject();
  }

  private void tools(JsonGenerator json) {
    json.writeArrayPropertyStart("tools");
    json.writeStartObject();
    json.writeArrayPropertyStart("functionDeclarations");
    for (ToolSpec tool : request.tools()) {
      json.writeStartObject();
      json.writeStringProperty("name", tool.name());
      json.writeStringProperty("description", Json.encodable(tool.description()));
      json.writeName("parametersJsonSchema");
      json.writeRawValue(Json.encodable(tool.parameters().json()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private void toolConfig(JsonGenerator json) {
    ToolChoice choice = request.toolChoice();
    if (choice instanceof ToolChoice.None) {
      calling(json, "NONE", List.of());
    } else if (choice instanceof ToolChoice.Required) {
      calling(json, "ANY", List.of());
    } else if (choice instanceof ToolChoice.Named named) {
      calling(json, "ANY", List.of(named.name()));
    }
  }

  private static void calling(JsonGenerator json, String mode, List<String> allowed) {
    json.writeObjectPropertyStart("toolConfig");
    json.writeObjectPropertyStart("functionCallingConfig");
    json.writeStringProperty("mode", mode);
    strings(json, "allowedFunctionNames", allowed);
    json.writeEndObject();
    json.writeEndObject();
  }

  private void generationConfig(JsonGenerator json) {
    json.writeObjectPropertyStart("generationConfig");
    if (request.temperature() != null) {
      json.writeNumberProperty("temperature", (double) request.temperature());
    }
    if (request.topP() != null) {
      json.writeNumberProperty("topP", (double) request.topP());
    }
    if (request.maxOutputTokens() != null) {
      json.writeNumberProperty("maxOutputTokens", (int) request.maxOutputTokens());
    }
    strings(json, "stopSequences", request.stop());
    if (request.seed() != null) {
      json.writeNumberProperty("seed", seed(request.seed()));
    }
    responseFormat(json);
    if (request.reasoningEffort() != null) {
      thinking(json, request.reasoningEffort());
    }
    json.writeEndObject();
  }

  // The service takes 32 bits.
  private static int seed(long seed) {
    return seed == (int) seed ? (int) seed : Long.hashCode(seed);
  }

  private void responseFormat(JsonGenerator json) {
    ResponseFormat format = request.responseFormat();
    if (format instanceof ResponseFormat.Json || format instanceof ResponseFormat.Schema) {
      json.writeStringProperty("responseMimeType", "application/json");
    }
    if (format instanceof ResponseFormat.Schema schema) {
      json.writeName("responseJsonSchema");
      json.writeRawValue(Json.encodable(schema.schema().json()));
    }
  }

  private void thinking(JsonGenerator json, ReasoningEffort effort) {
    family
        .thinking()
        .ifPresent(
            way -> {
              json.writeObjectPropertyStart("thinkingConfig");
              way.write(effort, json);
              json.writeBooleanProperty("includeThoughts", effort != ReasoningEffort.NONE);
              json.writeEndObject();
            });
  }

  private static void strings(JsonGenerator json, String name, List<String> texts) {
    if (texts.isEmpty()) {
      return;
    }
    json.writeArrayPropertyStart(name);
    texts.forEach(text -> json.writeString(Json.encodable(text)));
    json.writeEndArray();
  }
}
