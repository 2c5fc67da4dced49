package io.astraflow.core.internal.retrieval.words;

/**
 * What a mistyped word may have been meant to be. Immutable.
 *
 * @param term of the lexical index
 * @param written a word that is kept as it, in lower case
 */
record Correction(String term, String written) {}
