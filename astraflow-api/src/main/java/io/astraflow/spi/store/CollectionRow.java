package io.astraflow.spi.store;

import java.time.Instant;

/**
 * A collection. Immutable.
 *
 * @param id never used again after deletion
 * @param workspace the owner
 * @param name unique in its workspace
 * @param embeddingModel the model's id
 * @param fingerprint the model's fingerprint when the collection was made
 * @param dimension of every vector
 * @param chunkTokens the most tokens in a chunk
 * @param overlapTokens the most tokens that a chunk repeats
 * @param revision number of changes to what can be found
 * @param createdAt when it was made
 */
public record CollectionRow(
    long id,
    String workspace,
    String name,
    String embeddingModel,
    String fingerprint,
    int dimension,
    int chunkTokens,
    int overlapTokens,
    long revision,
    Instant createdAt) {}
