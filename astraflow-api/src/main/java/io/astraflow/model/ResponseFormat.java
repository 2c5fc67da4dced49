package io.astraflow.model;

import io.astraflow.tool.JsonSchema;

/** The form that a reply must have. Immutable. */
public sealed interface ResponseFormat {

  /** Returns free text, the default. */
  static ResponseFormat text() {
    return new Text();
  }

  /** Free text. */
  record Text() implements ResponseFormat {}

  /** One JSON value of any form. */
  record Json() implements ResponseFormat {}

  /**
   * JSON that fits a schema.
   *
   * @param name tells the model what it is, of letters, digits, underscores and hyphens
   * @param schema what it must fit
   */
  record Schema(String name, JsonSchema schema) implements ResponseFormat {}

  /**
   * JSON that can be read as a record. The engine makes a {@link Schema} of it; an adapter that is
   * used without the engine refuses it.
   *
   * @param type the record's class
   */
  record OfRecord(Class<? extends Record> type) implements ResponseFormat {}
}
