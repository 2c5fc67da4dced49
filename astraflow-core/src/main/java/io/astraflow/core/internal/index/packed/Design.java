package io.astraflow.core.internal.index.packed;

import java.util.function.IntFunction;

/**
 * What may differ between indexes of this kind. Immutable.
 *
 * @param codes makes the codes, given the dimension
 * @param planner chooses how to search
 */
record Design(IntFunction<Codes<?>> codes, Planner planner) {}
