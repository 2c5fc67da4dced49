package io.astraflow.spi.embedding;

import io.astraflow.model.EmbeddingAdapter;
import java.util.List;

/**
 * Creates adapters for the embedding models of one provider.
 *
 * <p>Found with {@link java.util.ServiceLoader}, so an implementation needs a public constructor
 * without parameters. Neither that constructor nor {@link #create} does I/O.
 */
public interface EmbeddingAdapterFactory {

  /** Returns the provider's identifier, in lower-case ASCII, such as {@code onnx}. */
  String id();

  /** Returns the ids of the models it can create, the recommended one first. */
  List<String> models();

  /**
   * Creates an adapter that the caller closes.
   *
   * @throws IllegalArgumentException if {@link #models()} does not list the model
   */
  EmbeddingAdapter create(String model);
}
