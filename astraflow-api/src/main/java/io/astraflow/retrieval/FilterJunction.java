package io.astraflow.retrieval;

import io.astraflow.error.InvalidInputException;
import java.util.ArrayList;
import java.util.List;

/**
 * Two or more filters joined, none of them joined in the same way.
 *
 * @param kind how they are joined
 * @param parts the filters
 * @param depth one more than the deepest part's
 * @param leaves the sum of the parts'
 */
record FilterJunction(Kind kind, List<Filter> parts, int depth, int leaves) implements Filter {

  /** How filters are joined. */
  enum Kind {
    /** All must hold. */
    AND,
    /** One must hold. */
    OR
  }

  /** Joins filters, leaving out what says nothing. */
  static Filter of(Kind kind, List<Filter> filters) {
    List<Filter> parts = new ArrayList<>();
    int depth = 1;
    long leaves = 0;
    for (Filter filter : filters) {
      if (filter.isAll()) {
        if (kind == Kind.OR) {
          return Filter.all();
        }
        continue;
      }
      boolean same = filter instanceof FilterJunction joined && joined.kind == kind;
      parts.addAll(same ? ((FilterJunction) filter).parts : List.of(filter));
      depth = Math.max(depth, filter.depth() + (same ? 0 : 1));
      leaves += filter.leaves();
    }
    if (parts.size() < 2) {
      return parts.isEmpty() ? Filter.all() : parts.get(0);
    }
    return new FilterJunction(kind, List.copyOf(parts), checkedDepth(depth), checkedLeaves(leaves));
  }

  @Override
  public <R> R accept(FilterVisitor<R> visitor) {
    return kind == Kind.AND ? visitor.and(parts) : visitor.or(parts);
  }

  @Override
  public String toString() {
    return FilterText.of(this);
  }

  /** Refuses what is too deep for those who walk through it. */
  static int checkedDepth(int depth) {
    if (depth > MOST_DEPTH) {
      throw new InvalidInputException(
          "A filter is nested deeper than " + MOST_DEPTH + ": join its conditions in fewer levels");
    }
    return depth;
  }

  /** Refuses what is too long for a store. */
  static int checkedLeaves(long leaves) {
    if (leaves > MOST_LEAVES) {
      throw new InvalidInputException(
          "A filter has more than "
              + MOST_LEAVES
              + " conditions or values: give the documents a field that says the same in few");
    }
    return (int) leaves;
  }
}
