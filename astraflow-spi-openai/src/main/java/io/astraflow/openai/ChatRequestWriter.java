package io.astraflow.openai;

import io.astraflow.http.json.Json;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ReasoningEffort;
import io.astraflow.model.ResponseFormat;
import io.astraflow.model.ToolChoice;
import io.astraflow.tool.JsonSchema;
import io.astraflow.tool.ToolSpec;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** Writes {@code CreateChatCompletionRequest}. Immutable. */
final class ChatRequestWriter {
  private final String model;
  private final String maxTokens;

  /**
   * Creates a writer.
   *
   * @param completionTokens whether the longest reply is said by {@code max_completion_tokens},
   *     which OpenAI wants and many other servers do not know
   */
  ChatRequestWriter(String model, boolean completionTokens) {
    this.model = model;
    this.maxTokens = completionTokens ? "max_completion_tokens" : "max_tokens";
  }

  byte[] write(ModelRequest request, boolean streamed) {
    return Json.write(
        json -> {
          json.writeStartObject();
          json.writeStringProperty("model", model);
          new MessageWriter(json).write(request);
          if (streamed) {
            json.writeBooleanProperty("stream", true);
            json.writeObjectPropertyStart("stream_options");
            json.writeBooleanProperty("include_usage", true);
            json.writeEndObject();
          }
          limits(json, request);
          tools(json, request);
          format(json, request.responseFormat());
          json.writeEndObject();
        });
  }

  private void limits(JsonGenerator json, ModelRequest request) {
    if (request.temperature() != null) {
      json.writeNumberProperty("temperature", request.temperature());
    }
    if (request.topP() != null) {
      json.writeNumberProperty("top_p", request.topP());
    }
    if (request.maxOutputTokens() != null) {
      json.writeNumberProperty(maxTokens, request.maxOutputTokens());
    }
    if (request.seed() != null) {
      json.writeNumberProperty("seed", request.seed());
    }
    if (!request.stop().isEmpty()) {
      json.writeArrayPropertyStart("stop");
      request.stop().forEach(text -> json.writeString(Json.encodable(text)));
      json.writeEndArray();
    }
    ReasoningEffort effort = request.reasoningEffort();
    if (effort != null) {
      json.writeStringProperty("reasoning_effort", effort.name().toLowerCase(Locale.ROOT));
    }
  }

  private static void tools(JsonGenerator json, ModelRequest request) {
    if (request.tools().isEmpty()) {
      return;
    }
    tools(json, request.tools());
    if (request.toolChoice() instanceof ToolChoice.Named named) {
      json.writeObjectPropertyStart("tool_choice");
      json.writeStringProperty("type", "function");
      json.writeObjectPropertyStart("function");
      json.writeStringProperty("name", named.name());
      json.writeEndObject();
      json.writeEndObject();
    } else if (request.toolChoice() instanceof ToolChoice.None) {
      json.writeStringProperty("tool_choice", "none");
    } else if (request.toolChoice() instanceof ToolChoice.Required) {
      json.writeStringProperty("tool_choice", "required");
    }
  }

  /** Writes the property {@code tools}. */
  static void tools(JsonGenerator json, List<ToolSpec> tools) {
    json.writeArrayPropertyStart("tools");
    for (ToolSpec tool : tools) {
      json.writeStartObject();
      json.writeStringProperty("type", "function");
      json.writeObjectPropertyStart("function");
      json.writeStringProperty("name", tool.name());
      json.writeStringProperty("description", Json.encodable(tool.description()));
      schema(json, "parameters", tool.parameters());
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void format(JsonGenerator json, ResponseFormat format) {
    if (format instanceof ResponseFormat.Json) {
      json.writeObjectPropertyStart("response_format");
      json.writeStringProperty("type", "json_object");
      json.writeEndObject();
    } else if (format instanceof ResponseFormat.Schema wanted) {
      json.writeObjectPropertyStart("response_format");
      json.writeStringProperty("type", "json_schema");
      json.writeObjectPropertyStart("json_schema");
      json.writeStringProperty("name", wanted.name());
      schema(json, "schema", wanted.schema());
      if (StrictSchema.fits(wanted.schema())) {
        json.writeBooleanProperty("strict", true);
      }
      json.writeEndObject();
      json.writeEndObject();
    }
  }

  private static void schema(JsonGenerator json, String name, JsonSchema schema) {
    json.writeName(name);
    json.writeRawValue(Json.encodable(schema.json()));
  }
}
