import org.jspecify.annotations.NullMarked;

/** Chat and embedding models of an Ollama server. */
@NullMarked
module io.astraflow.ollama {
  requires transitive io.astraflow.api;
  requires transitive io.astraflow.http;
  requires tools.jackson.core;
  requires static org.jspecify;

  exports io.astraflow.ollama;

  provides io.astraflow.spi.model.ModelProviderFactory with
      io.astraflow.ollama.OllamaProviderFactory;
}
