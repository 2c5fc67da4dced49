package io.astraflow.core.internal.ingest;

import io.astraflow.spi.store.DocumentRow;
import java.util.concurrent.Future;

/**
 * A document that is being prepared.
 *
 * @param row the document as it was when its bytes were kept
 * @param bytes closed when it is finished
 * @param preparing its text and vectors, under way
 */
record UnderWay(DocumentRow row, Spool bytes, Future<Prepared> preparing) {}
