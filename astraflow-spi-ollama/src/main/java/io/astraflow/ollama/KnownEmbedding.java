package io.astraflow.ollama;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A well-known embedding model. Immutable.
 *
 * @param name its name, or how it begins with its tag
 * @param dimension the components of its vectors
 * @param maxTokens what it reads of a text
 * @param passagePrefix what goes before passages, as its makers say
 * @param queryPrefix what goes before queries
 */
record KnownEmbedding(
    String name, int dimension, int maxTokens, String passagePrefix, String queryPrefix) {
  private static final String SEARCHING =
      "Represent this sentence for searching relevant passages: ";
  private static final String INSTRUCTED =
      "Instruct: Given a web search query, retrieve relevant passages that answer the query\n"
          + "Query:";

  private static final List<KnownEmbedding> MODELS =
      List.of(
          new KnownEmbedding("all-minilm", 384, 256, "", ""),
          new KnownEmbedding("bge-large", 1024, 512, "", SEARCHING),
          new KnownEmbedding("bge-m3", 1024, 8192, "", ""),
          new KnownEmbedding(
              "embeddinggemma", 768, 2048, "title: none | text: ", "task: search result | query: "),
          new KnownEmbedding("granite-embedding", 384, 512, "", ""),
          new KnownEmbedding("granite-embedding:278m", 768, 512, "", ""),
          new KnownEmbedding("mxbai-embed-large", 1024, 512, "", SEARCHING),
          new KnownEmbedding("nomic-embed-text", 768, 2048, "search_document: ", "search_query: "),
          new KnownEmbedding("paraphrase-multilingual", 768, 128, "", ""),
          new KnownEmbedding("qwen3-embedding", 4096, 32_768, "", INSTRUCTED),
          new KnownEmbedding("qwen3-embedding:0.6b", 1024, 32_768, "", INSTRUCTED),
          new KnownEmbedding("qwen3-embedding:4b", 2560, 32_768, "", INSTRUCTED),
          new KnownEmbedding("snowflake-arctic-embed", 1024, 512, "", SEARCHING),
          new KnownEmbedding("snowflake-arctic-embed:22m", 384, 512, "", SEARCHING),
          new KnownEmbedding("snowflake-arctic-embed:33m", 384, 512, "", SEARCHING),
          new KnownEmbedding("snowflake-arctic-embed:110m", 768, 512, "", SEARCHING),
          new KnownEmbedding("snowflake-arctic-embed:137m", 768, 512, "", SEARCHING),
          new KnownEmbedding("snowflake-arctic-embed2", 1024, 8192, "", "query: "));

  /** Returns the model of a name, with or without a tag. */
  static Optional<KnownEmbedding> of(String model) {
    String id = model.substring(model.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return MODELS.stream()
        .filter(known -> known.is(id))
        .max(Comparator.comparingInt(known -> known.name.length()));
  }

  // A tag may go on behind what tells sizes apart: 137m-m-long-fp16.
  private boolean is(String id) {
    return id.equals(name)
        || (id.startsWith(name) && (name.contains(":") || id.charAt(name.length()) == ':'));
  }
}
