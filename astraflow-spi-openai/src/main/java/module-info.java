import org.jspecify.annotations.NullMarked;

/** Chat and embeddings of OpenAI, and of servers that speak its protocol. */
@NullMarked
module io.astraflow.openai {
  requires transitive io.astraflow.api;
  requires transitive io.astraflow.http;
  requires jtokkit;
  requires tools.jackson.core;
  requires static org.jspecify;

  exports io.astraflow.openai;

  provides io.astraflow.spi.model.ModelProviderFactory with
      io.astraflow.openai.OpenAiProviderFactory;
}
