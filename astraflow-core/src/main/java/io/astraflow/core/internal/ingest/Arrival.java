package io.astraflow.core.internal.ingest;

import io.astraflow.spi.store.PendingDocument;

/**
 * Bytes that are new to the collection, read from their source.
 *
 * @param pending what the store is told
 * @param bytes the bytes; whoever finishes the document closes them
 */
record Arrival(PendingDocument pending, Spool bytes) {}
