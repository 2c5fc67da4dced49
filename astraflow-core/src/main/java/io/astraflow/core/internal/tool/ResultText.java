package io.astraflow.core.internal.tool;

import io.astraflow.core.internal.schema.Json;
import org.jspecify.annotations.Nullable;

/** What a tool returns, as the model reads it. */
final class ResultText {
  private ResultText() {}

  /** Returns text as it is, anything else as JSON, and of nothing that all went well. */
  static String of(@Nullable Object value) {
    if (value == null) {
      return "done";
    }
    return value instanceof CharSequence text
        ? text.toString()
        : Json.mapper().writeValueAsString(value);
  }
}
