import org.jspecify.annotations.NullMarked;

/** The engine, under the entry point {@link io.astraflow.core.AstraFlow}. */
@NullMarked
module io.astraflow.core {
  requires transitive io.astraflow.api;
  requires static org.jspecify;
  requires org.slf4j;

  exports io.astraflow.core;

  uses io.astraflow.spi.embedding.EmbeddingAdapterFactory;
  uses io.astraflow.spi.store.StoreFactory;
}
