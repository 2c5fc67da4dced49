package io.astraflow.retrieval;

/**
 * What a filter does not pass.
 *
 * @param filter the filter
 * @param depth one more than its depth
 */
record FilterNot(Filter filter, int depth) implements Filter {
  FilterNot(Filter filter) {
    this(filter, FilterJunction.checkedDepth(filter.depth() + 1));
  }

  @Override
  public int leaves() {
    return filter.leaves();
  }

  @Override
  public <R> R accept(FilterVisitor<R> visitor) {
    return visitor.not(filter);
  }

  @Override
  public String toString() {
    return FilterText.of(this);
  }
}
