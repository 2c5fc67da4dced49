import org.jspecify.annotations.NullMarked;

/** The engine, under the entry point {@link io.astraflow.core.AstraFlow}. */
@NullMarked
module io.astraflow.core {
  requires transitive io.astraflow.api;
  requires com.github.benmanes.caffeine;
  requires com.github.kagkarlsson.scheduler;
  requires com.google.i18n.phonenumbers.libphonenumber;
  requires com.networknt.schema;
  requires dev.failsafe.core;
  requires java.desktop;
  requires org.apache.commons.io; // of Tika, which has no module-info to ask for it
  requires org.apache.commons.logging; // of PDFBox, which has none either
  requires org.apache.opennlp.tools;
  requires org.apache.pdfbox;
  requires org.apache.pdfbox.io;
  requires org.apache.tika.core;
  requires org.iban4j;
  requires org.jsoup;
  requires org.slf4j;
  requires tools.jackson.core;
  requires tools.jackson.databind;
  requires static org.jspecify;

  exports io.astraflow.core;

  opens io.astraflow.core.internal.insight to // its records are replies of models
      tools.jackson.databind;
  opens io.astraflow.core.internal.training to // likewise
      tools.jackson.databind;

  uses io.astraflow.spi.embedding.EmbeddingAdapterFactory;
  uses io.astraflow.spi.index.VectorIndexFactory;
  uses io.astraflow.spi.model.ModelProviderFactory;
  uses io.astraflow.spi.store.StoreFactory;

  provides io.astraflow.spi.index.VectorIndexFactory with
      io.astraflow.core.internal.index.hnswlib.HnswlibIndexFactory,
      io.astraflow.core.internal.index.packed.PackedIndexFactory;
}
