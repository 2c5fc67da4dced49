package io.astraflow.onnx;

import io.astraflow.model.EmbeddingAdapter;
import io.astraflow.spi.embedding.EmbeddingAdapterFactory;
import java.util.Arrays;
import java.util.List;

/**
 * Creates adapters for embedding models that run in the process with ONNX Runtime: {@code
 * bge-small-en-v1.5} and {@code all-minilm-l6-v2}.
 *
 * <p>Each model's files are in an artifact of its own; the first call to an adapter whose artifact
 * is missing says which one to add. Immutable.
 */
public final class OnnxEmbeddingAdapterFactory implements EmbeddingAdapterFactory {

  /** Creates the factory; {@link java.util.ServiceLoader} calls this. */
  public OnnxEmbeddingAdapterFactory() {}

  @Override
  public String id() {
    return "onnx";
  }

  @Override
  public List<String> models() {
    return Arrays.stream(OnnxModel.values()).map(OnnxModel::id).toList();
  }

  @Override
  public EmbeddingAdapter create(String model) {
    for (OnnxModel known : OnnxModel.values()) {
      if (known.id().equals(model)) {
        return new OnnxEmbeddingAdapter(known);
      }
    }
    throw new IllegalArgumentException(
        "No embedding model \"" + model + "\": this factory has " + models());
  }
}
