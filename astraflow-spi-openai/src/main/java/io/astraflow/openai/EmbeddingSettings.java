package io.astraflow.openai;

import java.util.OptionalInt;

/**
 * What is set for embedding models. Immutable.
 *
 * @param dimensions the components of their vectors
 * @param maxTokens the most tokens of a text
 */
record EmbeddingSettings(OptionalInt dimensions, OptionalInt maxTokens) {}
