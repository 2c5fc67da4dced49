package io.astraflow.core.internal.tool;

import io.astraflow.core.internal.schema.CheckedJson;
import io.astraflow.core.internal.schema.UnfitJsonException;
import io.astraflow.tool.Tool;
import io.astraflow.tool.ToolSpec;
import java.time.Duration;

/** A tool, with what it says of itself read once. As safe for many threads as the tool. */
record KnownTool(
    Tool tool, ToolSpec spec, CheckedJson schema, Duration timeout, boolean independent) {

  KnownTool {
    if (timeout.isZero() || timeout.isNegative()) {
      throw new IllegalArgumentException(
          "The timeout of the tool %s must be positive: %s".formatted(spec.name(), timeout));
    }
  }

  static KnownTool of(Tool tool) {
    ToolSpec spec = tool.spec();
    try {
      return new KnownTool(
          tool, spec, CheckedJson.fitting(spec.parameters()), tool.timeout(), tool.independent());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "The tool %s cannot be used. %s".formatted(spec.name(), e.getMessage()), e);
    }
  }

  /** Returns arguments that fit, as the tool takes them. */
  String checked(String arguments) throws UnfitJsonException {
    String json = arguments.isBlank() ? "{}" : arguments;
    schema.read(json);
    return json;
  }
}
