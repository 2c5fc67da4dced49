package io.astraflow.core.internal.ingest;

import io.astraflow.spi.store.Transaction;
import java.time.Instant;

/** What follows when a version of a document can be found. Safe for use by many threads. */
@FunctionalInterface
public interface AfterPublication {

  /**
   * Takes part in the transaction that publishes a version, so that what follows is never lost.
   *
   * @param at when the version was published
   * @return what to do once the transaction is committed
   */
  Runnable published(Transaction tx, String documentKey, Instant at);
}
