package io.astraflow.collection;

/**
 * What is known of a collection without opening it. Immutable.
 *
 * @param name unique in its workspace
 * @param embeddingModel the id of the model that made its vectors, which need not be installed
 * @param stats what it holds
 */
public record CollectionSummary(String name, String embeddingModel, CollectionStats stats) {}
