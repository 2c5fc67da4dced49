package io.astraflow.retrieval;

/** What every document passes. */
enum FilterAll implements Filter {
  /** The only one. */
  ALL;

  @Override
  public int depth() {
    return 1;
  }

  @Override
  public int leaves() {
    return 1;
  }

  @Override
  public <R> R accept(FilterVisitor<R> visitor) {
    return visitor.all();
  }

  @Override
  public String toString() {
    return FilterText.of(this);
  }
}
