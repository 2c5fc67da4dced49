package io.astraflow.tool;

import java.util.regex.Pattern;

/**
 * What a model is told of a tool. Immutable.
 *
 * @param name 1 to 64 ASCII letters, digits, underscores and hyphens, as all providers take them
 * @param description when to use the tool and what it returns, for the model to read
 * @param parameters the schema of the arguments, an object
 */
public record ToolSpec(String name, String description, JsonSchema parameters) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** Checks the name. */
  public ToolSpec {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "A tool's name must have 1 to 64 letters, digits, underscores and hyphens: \""
              + name
              + "\"");
    }
  }
}
