package io.astraflow.openai;

/**
 * OpenAI, or a server that speaks its protocol.
 *
 * <pre>{@code
 * try (ModelProvider openai = OpenAi.builder().apiKey(key).build()) {
 *   ModelReply reply = openai.chat("gpt-4o-mini").complete(ModelRequest.of("Hello"));
 * }
 * }</pre>
 */
public final class OpenAi {
  /** The provider's id. */
  public static final String ID = "openai";

  private OpenAi() {}

  /** Returns a builder of a provider that is configured by nothing but its calls. */
  public static OpenAiBuilder builder() {
    return new OpenAiBuilder();
  }
}
