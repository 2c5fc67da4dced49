package io.astraflow.page;

import java.util.List;
import java.util.Optional;

/**
 * A part of a long list. Immutable.
 *
 * @param items in order; none where the list has ended
 * @param next what {@link PageRequest#after} takes to go on behind the last item; empty where this
 *     is the last page
 * @param <T> what is listed
 */
public record Page<T>(List<T> items, Optional<String> next) {

  /** Copies the items. */
  public Page {
    items = List.copyOf(items);
  }
}
