package io.astraflow.model;

import java.util.regex.Pattern;

/**
 * The full name of a model: {@code openai:gpt-4o-mini}. Immutable.
 *
 * @param provider the provider's id, in lower-case ASCII
 * @param model the model's id as the provider spells it, which may hold colons and slashes
 */
public record ModelName(String provider, String model) {
  private static final Pattern PROVIDER = Pattern.compile("[a-z][a-z0-9-]*");

  /** Checks both parts. */
  public ModelName {
    if (!PROVIDER.matcher(provider).matches()) {
      throw new IllegalArgumentException(
          "A provider's id must be lower-case letters, digits and hyphens: \"" + provider + "\"");
    }
    if (model.isBlank()) {
      throw new IllegalArgumentException("A model's id is missing behind \"" + provider + ":\"");
    }
  }

  /**
   * Reads {@code provider:model}.
   *
   * @throws IllegalArgumentException if it is not of this form
   */
  public static ModelName parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException(
          "A model is named provider:model, such as ollama:llama3.2; there is no provider in \""
              + text
              + "\"");
    }
    return new ModelName(text.substring(0, colon), text.substring(colon + 1));
  }

  /** Returns {@code provider:model}. */
  @Override
  public String toString() {
    return provider + ":" + model;
  }
}
