package io.astraflow.core.internal.model.redaction;

import java.util.List;

/** Finds what is of one kind. Safe for use by many threads. */
@FunctionalInterface
interface Finder {

  /** Returns what it finds in a text. */
  List<Found> find(String text);
}
