package io.astraflow.core.internal.task;

import io.astraflow.core.internal.schema.CheckedJson;
import io.astraflow.core.internal.schema.Json;
import io.astraflow.core.internal.schema.UnfitJsonException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Inputs, results and results of steps as the JSON that the store keeps. */
final class TaskJson {
  /** What can be read again for certain, and does not fill the store. */
  static final int MOST = 10_000_000;

  private TaskJson() {}

  /**
   * Writes a value.
   *
   * @param what it is, for the message
   * @throws IllegalArgumentException if it is not of the type, of one that cannot be JSON or be
   *     read from it, or too large
   */
  static <T> String write(String what, Class<T> type, T value) {
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException("%s must be a %s".formatted(what, type.getName()));
    }
    try {
      String json = Json.mapper().writerFor(type).writeValueAsString(value);
      if (json.length() > MOST) {
        throw new IllegalArgumentException(
            "%s has %,d characters as JSON, of which %,d fit: keep it elsewhere, and say where"
                .formatted(what, json.length(), MOST));
      }
      // Better now than when it is needed.
      Object unused = CheckedJson.as(type, CheckedJson.any(json));
      return json;
    } catch (JacksonException e) {
      throw unfit(what, type, e.getOriginalMessage(), e);
    } catch (UnfitJsonException e) {
      throw unfit(what, type, e.getMessage(), e);
    }
  }

  private static IllegalArgumentException unfit(
      String what, Class<?> type, @Nullable String why, Exception cause) {
    return new IllegalArgumentException(
        "%s cannot be kept as JSON: make %s a record of what JSON can hold (%s)"
            .formatted(what, type.getName(), why),
        cause);
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
