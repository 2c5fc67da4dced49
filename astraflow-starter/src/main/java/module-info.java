/** The engine with its default plugins: SQLite, embeddings in the process, language models. */
module io.astraflow {
  requires transitive io.astraflow.core;
  requires transitive io.astraflow.gemini;
  requires transitive io.astraflow.ollama;
  requires transitive io.astraflow.onnx;
  requires transitive io.astraflow.openai;
  requires io.astraflow.store.sqlite;
}
