package io.astraflow.store.sqlite.sql;

import io.astraflow.retrieval.Filter;
import java.util.ArrayList;
import java.util.List;

/**
 * A filter as a query for the ids of a collection's documents that pass.
 *
 * @param query selects document ids
 * @param arguments for its placeholders, in order
 */
public record FilterSql(String query, List<Object> arguments) {
  private static final String SOURCE = "source";

  /** Copies the arguments. */
  public FilterSql {
    arguments = List.copyOf(arguments);
  }

  /** Returns the query for a filter. */
  public static FilterSql of(long collectionId, Filter filter) {
    StringBuilder query =
        new StringBuilder("SELECT d.id FROM document d WHERE d.collection_id = ?");
    List<Object> arguments = new ArrayList<>();
    arguments.add(collectionId);
    for (Filter.Term term : filter.terms()) {
      if (term.key().equals(SOURCE)) {
        query.append(" AND d.source = ?");
      } else {
        query.append(
            " AND d.id IN (SELECT document_id FROM document_metadata WHERE name = ? AND value = ?)");
        arguments.add(StoredText.of(term.key()));
      }
      arguments.add(StoredText.of(term.value()));
    }
    return new FilterSql(query.toString(), arguments);
  }
}
