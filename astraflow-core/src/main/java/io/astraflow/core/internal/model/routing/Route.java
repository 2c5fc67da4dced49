package io.astraflow.core.internal.model.routing;

import io.astraflow.model.ModelAdapter;
import java.util.List;

/**
 * Whom to ask. Immutable.
 *
 * @param candidates the first, and after it those to fall back on
 * @param explanation why the first, as a sentence; empty where it was named
 */
public record Route(List<ModelAdapter> candidates, String explanation) {
  /** Copies the list. */
  public Route {
    candidates = List.copyOf(candidates);
  }
}
