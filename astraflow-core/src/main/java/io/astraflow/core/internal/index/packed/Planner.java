package io.astraflow.core.internal.index.packed;

/** Chooses how searches go about it. Immutable. */
@FunctionalInterface
interface Planner {

  /**
   * Returns the plan for a search.
   *
   * @param slots in the graph, dead ones included
   * @param allowed how many of them may be returned, at least one
   * @param candidates how many allowed ones a walk should keep in view
   * @param rescored how many are to be compared exactly
   */
  Plan plan(int slots, int allowed, int candidates, int rescored);
}
