package io.astraflow.core.internal.listing;

import io.astraflow.page.Page;
import io.astraflow.page.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes pages of rows. */
public final class Pages {
  private Pages() {}

  /**
   * Returns a page.
   *
   * @param rows one more than wanted, if there are so many: it tells whether there is another page
   * @param shown makes of a row what callers see
   * @param cursor makes of the last row the cursor of the next page
   */
  public static <R, T> Page<T> of(
      List<R> rows, PageRequest request, Function<R, T> shown, Function<R, String> cursor) {
    boolean more = rows.size() > request.limit();
    List<R> wanted = more ? rows.subList(0, request.limit()) : rows;
    return new Page<>(
        wanted.stream().map(shown).toList(),
        more ? Optional.of(cursor.apply(wanted.get(wanted.size() - 1))) : Optional.empty());
  }
}
