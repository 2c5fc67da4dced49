import org.jspecify.annotations.NullMarked;

/** Embedding models that run in the process, with ONNX Runtime. */
@NullMarked
module io.astraflow.onnx {
  requires com.microsoft.onnxruntime;
  requires io.astraflow.api;
  requires tools.jackson.core;
  requires static org.jspecify;

  provides io.astraflow.spi.embedding.EmbeddingAdapterFactory with
      io.astraflow.onnx.OnnxEmbeddingAdapterFactory;
}
