package io.astraflow.page;

import java.util.Optional;

/**
 * Which part of a long list is wanted. A list goes on behind the last item seen, wherever that is
 * by now: while others add and delete, what stays is neither left out nor repeated. Immutable.
 *
 * @param limit the most items, 1 to 10,000
 * @param after a page's {@link Page#next()}; empty for the beginning
 */
public record PageRequest(int limit, Optional<String> after) {
  private static final int MOST = 10_000;

  /** Checks the limit. */
  public PageRequest {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("a page has 1 to 10,000 items: " + limit);
    }
  }

  /** Asks for the first page. */
  public static PageRequest first(int limit) {
    return new PageRequest(limit, Optional.empty());
  }

  /** Asks for the page behind another of the same list. */
  public PageRequest after(String cursor) {
    return new PageRequest(limit, Optional.of(cursor));
  }
}
