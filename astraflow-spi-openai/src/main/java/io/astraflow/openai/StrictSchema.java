package io.astraflow.openai;

import io.astraflow.http.json.Json;
import io.astraflow.tool.JsonSchema;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Tells schemas that OpenAI can hold a model to: each object must require all its properties and
 * allow no others. Others are sent as a wish.
 */
final class StrictSchema {
  private boolean fits = true;

  private StrictSchema() {}

  static boolean fits(JsonSchema schema) {
    byte[] bytes = schema.json().getBytes(StandardCharsets.UTF_8);
    StrictSchema reading = new StrictSchema();
    try (JsonParser parser = Json.parser(bytes, 0, bytes.length)) {
      parser.nextToken();
      reading.schema(parser);
    } catch (JacksonException e) {
      return false;
    }
    return reading.fits;
  }

  private void schema(JsonParser parser) {
    Level level = new Level();
    Json.object(parser, (name, value) -> keyword(name, value, level));
    boolean closed = level.closed && level.required.equals(level.properties);
    fits &= !level.object || closed;
  }

  private void keyword(String name, JsonParser value, Level level) {
    switch (name) {
      case "type" -> level.object |= "object".equals(Json.text(value));
      case "properties" -> {
        level.object = true;
        Json.object(
            value,
            (property, schema) -> {
              level.properties.add(property);
              schema(schema);
            });
      }
      case "required" -> Json.array(value, item -> level.required.add(item.getString()));
      case "additionalProperties" -> level.closed = value.currentToken() == JsonToken.VALUE_FALSE;
      case "items" -> schema(value);
      case "anyOf" -> Json.array(value, this::schema);
      case "$defs", "definitions" -> Json.object(value, (definition, schema) -> schema(schema));
      case "oneOf", "allOf", "not", "patternProperties", "if", "prefixItems" -> fits = false;
      default -> {}
    }
  }

  /** What is known of one object. */
  private static final class Level {
    private final Set<String> properties = new HashSet<>();
    private final Set<String> required = new HashSet<>();
    private boolean object;
    private boolean closed;
  }
}
