/**
 * What the lexical side looks for: a query's words with typing errors mended, its phrases, and
 * where a passage has them.
 */
package io.astraflow.core.internal.retrieval.words;
