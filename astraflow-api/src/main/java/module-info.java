import org.jspecify.annotations.NullMarked;

/**
 * What callers of AstraFlow touch, and in {@code io.astraflow.spi} what plugin authors implement.
 */
@NullMarked
module io.astraflow.api {
  requires static transitive org.jspecify;

  exports io.astraflow.chat;
  exports io.astraflow.collection;
  exports io.astraflow.error;
  exports io.astraflow.ingest;
  exports io.astraflow.insight;
  exports io.astraflow.model;
  exports io.astraflow.model.policy;
  exports io.astraflow.page;
  exports io.astraflow.retrieval;
  exports io.astraflow.spi.embedding;
  exports io.astraflow.spi.index;
  exports io.astraflow.spi.model;
  exports io.astraflow.spi.store;
  exports io.astraflow.summary;
  exports io.astraflow.task;
  exports io.astraflow.telemetry;
  exports io.astraflow.tool;
  exports io.astraflow.training;
}
