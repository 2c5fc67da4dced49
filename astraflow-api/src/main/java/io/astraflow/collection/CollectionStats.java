package io.astraflow.collection;

/**
 * What a collection holds. Immutable.
 *
 * @param documents all documents, in whatever state
 * @param chunks chunks that can be found
 * @param vectors chunks that have a vector; equals {@code chunks} in a whole store
 * @param pending documents whose newest bytes are not ingested yet
 * @param failed documents whose newest bytes could not be ingested
 */
public record CollectionStats(
    long documents, long chunks, long vectors, long pending, long failed) {}
