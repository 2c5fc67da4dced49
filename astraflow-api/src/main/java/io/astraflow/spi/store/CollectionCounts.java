package io.astraflow.spi.store;

/**
 * How much a collection holds. Immutable.
 *
 * @param documents rows in any state
 * @param chunks chunks that can be found
 * @param vectors chunks with a vector
 * @param pending documents whose newest bytes wait
 * @param failed documents whose newest bytes failed
 */
public record CollectionCounts(
    long documents, long chunks, long vectors, long pending, long failed) {}
