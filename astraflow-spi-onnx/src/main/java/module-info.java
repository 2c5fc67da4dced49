import org.jspecify.annotations.NullMarked;

/** Embedding models and cross-encoders that run in the process, with ONNX Runtime. */
@NullMarked
module io.astraflow.onnx {
  requires com.microsoft.onnxruntime;
  requires transitive io.astraflow.api;
  requires tools.jackson.core;
  requires static org.jspecify;

  exports io.astraflow.onnx;

  provides io.astraflow.spi.embedding.EmbeddingAdapterFactory with
      io.astraflow.onnx.OnnxEmbeddingAdapterFactory;
}
