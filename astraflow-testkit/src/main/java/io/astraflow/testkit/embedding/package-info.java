/**
 * The contract that every embedding adapter keeps, and a tiny adapter that keeps it without a model
 * file. Extend {@link io.astraflow.testkit.embedding.EmbeddingAdapterContract} to test one of
 * yours.
 */
package io.astraflow.testkit.embedding;
