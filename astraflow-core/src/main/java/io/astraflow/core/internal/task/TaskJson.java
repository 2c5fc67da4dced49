package io.astraflow.core.internal.task;

import io.astraflow.core.internal.schema.CheckedJson;
import io.astraflow.core.internal.schema.Json;
import io.astraflow.core.internal.schema.UnfitJsonException;
import tools.jackson.core.JacksonException;

/** Inputs, results and results of steps as the JSON that the store keeps. */
final class TaskJson {
  private TaskJson() {}

  /**
   * Writes a value.
   *
   * @param what it is, for the message
   * @throws IllegalArgumentException if it is not of the type, or of one that cannot be JSON
   */
  static <T> String write(String what, Class<T> type, T value) {
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException("%s must be a %s".formatted(what, type.getName()));
    }
    try {
      return Json.mapper().writerFor(type).writeValueAsString(value);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "%s cannot be kept as JSON: make %s a record of what JSON can hold (%s)"
              .formatted(what, type.getName(), e.getOriginalMessage()),
          e);
    }
  }

  /**
   * Reads a value.
   *
   * @throws IllegalArgumentException if it does not fit the type
   */
  static <T> T read(String what, Class<T> type, String json) {
    try {
      return CheckedJson.as(type, CheckedJson.any(json));
    } catch (UnfitJsonException e) {
      throw new IllegalArgumentException(
          "%s in the store does not fit %s: %s".formatted(what, type.getName(), e.getMessage()), e);
    }
  }
}
