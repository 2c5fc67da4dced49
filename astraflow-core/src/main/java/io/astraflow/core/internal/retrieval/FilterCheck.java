package io.astraflow.core.internal.retrieval;

import io.astraflow.collection.MetadataField;
import io.astraflow.error.InvalidInputException;
import io.astraflow.retrieval.Filter;
import io.astraflow.retrieval.OwnField;
import io.astraflow.spi.store.Store;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Refuses filters that can only be mistakes: on a field that no document has, or comparing with a
 * number what is never one. Safe for use by many threads.
 */
public final class FilterCheck {
  private static final int MOST_LISTED = 30;

  private final Store store;
  private final long collectionId;

  /** Checks filters on this collection. */
  public FilterCheck(Store store, long collectionId) {
    this.store = store;
    this.collectionId = collectionId;
  }

  /**
   * Does nothing if the filter can be meant, or nothing is in the collection yet.
   *
   * @throws InvalidInputException if not; the message lists the fields that there are
   */
  public void check(Filter filter) {
    Map<String, Boolean> asked = AskedFields.of(filter);
    if (asked.isEmpty()) {
      return;
    }
    Map<String, MetadataField> fields =
        store.read(tx -> tx.documents().fields(collectionId)).stream()
            .collect(Collectors.toMap(MetadataField::name, Function.identity()));
    if (fields.isEmpty() && isEmpty()) {
      return;
    }
    asked.forEach((field, asNumber) -> check(field, asNumber, fields));
  }

  private static void check(String name, boolean asNumber, Map<String, MetadataField> fields) {
    boolean own = OwnField.of(name).isPresent();
    MetadataField field = fields.get(name);
    if (!own && field == null) {
      throw new InvalidInputException(
          "The filter asks for the field \"%s\", which no document of the collection has. %s"
              .formatted(name, listed(fields)));
    }
    boolean hasNumbers = !own && field != null && field.numbers() > 0;
    if (asNumber && !hasNumbers) {
      throw new InvalidInputException(
          "The filter compares the field \"%s\" with a number, but no value of it in the collection is one: put the value in quotes to compare texts. %s"
              .formatted(name, listed(fields)));
    }
  }

  private boolean isEmpty() {
    return store.read(tx -> tx.chunks().list(collectionId, 0, 1)).isEmpty();
  }

  private static String listed(Map<String, MetadataField> fields) {
    List<String> names = new ArrayList<>();
    Arrays.stream(OwnField.values()).map(OwnField::key).forEach(names::add);
    fields.values().stream()
        .filter(field -> OwnField.of(field.name()).isEmpty())
        .map(field -> field.numbers() > 0 ? field.name() + " (numbers)" : field.name())
        .sorted()
        .forEach(names::add);
    int listed = Math.min(MOST_LISTED, names.size());
    String more = listed < names.size() ? " and " + (names.size() - listed) + " more" : "";
    return "There are: " + String.join(", ", names.subList(0, listed)) + more;
  }
}
