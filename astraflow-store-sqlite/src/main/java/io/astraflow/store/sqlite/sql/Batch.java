package io.astraflow.store.sqlite.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A part of a long list of values, short enough for one query.
 *
 * @param collectionId the first argument
 * @param values the others
 */
record Batch(long collectionId, List<?> values) {
  private static final int SIZE = 500;

  /** Cuts a list into parts. */
  static List<Batch> of(long collectionId, List<?> values) {
    List<Batch> batches = new ArrayList<>();
    for (int from = 0; from < values.size(); from += SIZE) {
      int to = Math.min(values.size(), from + SIZE);
      batches.add(new Batch(collectionId, values.subList(from, to)));
    }
    return batches;
  }

  /** Returns a placeholder for each value, in brackets. */
  String placeholders() {
    return "(" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")";
  }

  /** Returns the collection's id and the values. */
  Object[] arguments() {
    List<Object> arguments = new ArrayList<>(values.size() + 1);
    arguments.add(collectionId);
    arguments.addAll(values);
    return arguments.toArray();
  }
}
