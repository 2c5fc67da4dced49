package io.astraflow.core.internal.retrieval;

import java.util.OptionalDouble;

/**
 * A chunk that at least one side of the search found.
 *
 * @param chunkId its id
 * @param score what the ranking is by
 * @param lexicalScore BM25, if the lexical side found it
 * @param cosine similarity of the vectors, if it was computed
 */
record Candidate(long chunkId, double score, OptionalDouble lexicalScore, OptionalDouble cosine) {}
