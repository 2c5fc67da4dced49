/** The engine with its default plugins: SQLite, and embeddings in the process. */
module io.astraflow {
  requires transitive io.astraflow.core;
  requires transitive io.astraflow.onnx;
  requires io.astraflow.store.sqlite;
}
