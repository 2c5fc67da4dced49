package io.astraflow.tool;

import java.util.Objects;

/**
 * A JSON Schema, as text. Immutable.
 *
 * <p>The text is not read here: the engine, which makes schemas of records and methods, validates
 * with it as draft 2020-12.
 *
 * @param json one JSON object
 */
public record JsonSchema(String json) {

  /** Checks that there is an object. */
  public JsonSchema {
    Objects.requireNonNull(json, "json");
    String text = json.strip();
    if (!text.startsWith("{") || !text.endsWith("}")) {
      throw new IllegalArgumentException("A JSON Schema must be a JSON object: " + json);
    }
  }
}
