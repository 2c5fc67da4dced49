/** Files of a small cross-encoder, for tests that need a real one. */
package io.astraflow.testkit.reranking;
