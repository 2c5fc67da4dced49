import org.jspecify.annotations.NullMarked;

/** Chat and embedding models of Google's Gemini API. */
@NullMarked
module io.astraflow.gemini {
  requires transitive io.astraflow.api;
  requires transitive io.astraflow.http;
  requires tools.jackson.core;
  requires static org.jspecify;

  exports io.astraflow.gemini;

  provides io.astraflow.spi.model.ModelProviderFactory with
      io.astraflow.gemini.GeminiProviderFactory;
}
