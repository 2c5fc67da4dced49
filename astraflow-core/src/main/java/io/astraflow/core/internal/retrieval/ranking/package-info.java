/**
 * What happens to candidates after fusion: thresholds, reranking, diversity, caps. Knows nothing of
 * how they were found.
 */
package io.astraflow.core.internal.retrieval.ranking;
