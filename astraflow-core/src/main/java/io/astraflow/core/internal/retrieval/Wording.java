package io.astraflow.core.internal.retrieval;

import org.jspecify.annotations.Nullable;

/**
 * One wording of a query. Immutable but for the vector, which nobody changes.
 *
 * @param text what the lexical side looks for
 * @param vector what the semantic side looks for; none where that side is not asked
 */
record Wording(String text, float @Nullable [] vector) {}
