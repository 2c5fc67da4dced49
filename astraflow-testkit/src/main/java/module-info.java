import org.jspecify.annotations.NullMarked;

/** Contract suites that a plugin's tests extend, and reference implementations that pass them. */
@NullMarked
module io.astraflow.testkit {
  requires transitive io.astraflow.api;
  requires transitive org.junit.jupiter.api;
  requires org.assertj.core;
  requires static transitive org.jspecify;

  exports io.astraflow.testkit;
  exports io.astraflow.testkit.embedding;
  exports io.astraflow.testkit.index;
  exports io.astraflow.testkit.model;
  exports io.astraflow.testkit.reranking;
  exports io.astraflow.testkit.store;
}
