package io.astraflow.gemini;

/**
 * Makes providers of Gemini models.
 *
 * <pre>{@code
 * try (ModelProvider gemini = Gemini.builder().apiKey(key).build()) {
 *   ModelReply reply = gemini.chat("gemini-2.5-flash").complete(ModelRequest.of("Why?"));
 * }
 * }</pre>
 */
public final class Gemini {
  /** The provider's id. */
  public static final String ID = "gemini";

  private Gemini() {}

  /** Returns a builder with nothing set. */
  public static GeminiBuilder builder() {
    return new GeminiBuilder();
  }
}
