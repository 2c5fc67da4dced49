package io.astraflow.core.internal.structured;

import io.astraflow.core.internal.schema.CheckedJson;
import io.astraflow.core.internal.schema.TypeSchemas;
import io.astraflow.core.internal.schema.UnfitJsonException;
import io.astraflow.model.Capability;
import io.astraflow.model.ModelCapabilities;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ResponseFormat;
import io.astraflow.tool.JsonSchema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a reply must be, and how to say it to a model. Immutable. */
final class ReplyForm {
  private static final String JSON_ALONE =
      "Reply with one JSON value alone: no other text, no code fence.";

  private final String name;
  private final @Nullable JsonSchema schema;
  private final @Nullable CheckedJson check;
  private final @Nullable Class<? extends Record> type;

  private ReplyForm(
      String name, @Nullable JsonSchema schema, @Nullable Class<? extends Record> type) {
    this.name = name;
    this.schema = schema;
    this.check = schema == null ? null : CheckedJson.fitting(schema);
    this.type = type;
  }

  /** Returns the form of a request's reply, or empty where it is free text. */
  static Optional<ReplyForm> of(ResponseFormat format) {
    if (format instanceof ResponseFormat.OfRecord record) {
      String name = record.type().getSimpleName();
      return Optional.of(new ReplyForm(name, TypeSchemas.of(record.type()), record.type()));
    } else if (format instanceof ResponseFormat.Schema given) {
      return Optional.of(new ReplyForm(given.name(), given.schema(), null));
    } else if (format instanceof ResponseFormat.Json) {
      return Optional.of(new ReplyForm("JSON", null, null));
    }
    return Optional.empty();
  }

  /** Returns a request that tells a model of the form in the best way that it understands. */
  ModelRequest in(ModelRequest request, ModelCapabilities model) {
    if (schema != null && model.has(Capability.JSON_SCHEMA)) {
      return request.toBuilder().responseFormat(new ResponseFormat.Schema(name, schema)).build();
    }
    boolean json = model.has(Capability.JSON);
    // Also where the model has a mode for JSON: some services refuse it unless the word is said.
    return request.toBuilder()
        .system(request.system().isBlank() ? told() : request.system() + "\n\n" + told())
        .responseFormat(json ? new ResponseFormat.Json() : ResponseFormat.text())
        .build();
  }

  private String told() {
    return schema == null
        ? JSON_ALONE
        : JSON_ALONE + " It must fit this JSON Schema:\n" + schema.json();
  }

  /**
   * Returns the JSON that is in a reply, without what stands around it.
   *
   * @throws UnfitJsonException if there is none, or it does not fit
   */
  String checked(String text) throws UnfitJsonException {
    String json = JsonText.in(text);
    JsonNode node = check == null ? CheckedJson.any(json) : check.read(json);
    if (type != null) {
      CheckedJson.as(type, node);
    }
    return json;
  }
}
