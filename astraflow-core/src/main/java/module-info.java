import org.jspecify.annotations.NullMarked;

/** The engine, under the entry point {@link io.astraflow.core.AstraFlow}. */
@NullMarked
module io.astraflow.core {
  requires transitive io.astraflow.api;
  requires hnswlib.core;
  requires java.desktop;
  requires org.apache.pdfbox;
  requires org.apache.pdfbox.io;
  requires org.apache.tika.core;
  requires org.jsoup;
  requires org.slf4j;
  requires static org.jspecify;

  exports io.astraflow.core;

  uses io.astraflow.spi.embedding.EmbeddingAdapterFactory;
  uses io.astraflow.spi.store.StoreFactory;
}
