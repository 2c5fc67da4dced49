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

  /** Copies the arguments. */
  public FilterSql {
    arguments = List.copyOf(arguments);
  }

  /** Returns the query for a filter. */
  public static FilterSql of(long collectionId, Filter filter) {
    ConditionSql condition = ConditionSql.bySets(collectionId);
    String query =
        "SELECT d.id FROM document d WHERE d.collection_id = ? AND " + filter.accept(condition);
    List<Object> arguments = new ArrayList<>();
    arguments.add(collectionId);
    arguments.addAll(condition.arguments());
    return new FilterSql(query, arguments);
  }
}
