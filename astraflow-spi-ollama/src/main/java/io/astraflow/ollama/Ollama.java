package io.astraflow.ollama;

/**
 * Makes providers of an Ollama server's models.
 *
 * <pre>{@code
 * try (OllamaProvider ollama = Ollama.builder().build()) {
 *   ollama.pull("llama3.2", progress -> {});
 *   ModelReply reply = ollama.chat("llama3.2").complete(ModelRequest.of("Why?"));
 * }
 * }</pre>
 */
public final class Ollama {
  /** The provider's id. */
  public static final String ID = "ollama";

  private Ollama() {}

  /** Returns a builder with nothing set. */
  public static OllamaBuilder builder() {
    return new OllamaBuilder();
  }
}
