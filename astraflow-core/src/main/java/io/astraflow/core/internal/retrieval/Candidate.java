package io.astraflow.core.internal.retrieval;

import io.astraflow.retrieval.Explanation;

/**
 * A chunk that at least one side of the search found.
 *
 * @param chunkId its id
 * @param score what the ranking is by
 * @param explanation how the score came about
 */
record Candidate(long chunkId, double score, Explanation explanation) {}
