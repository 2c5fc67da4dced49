package io.astraflow.store.sqlite.sql;

import io.astraflow.retrieval.FilterCondition;
import io.astraflow.retrieval.FilterCondition.Comparison;
import io.astraflow.retrieval.FilterCondition.Membership;
import io.astraflow.retrieval.FilterCondition.Operator;
import io.astraflow.retrieval.FilterValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brings alternatives that ask one field for one value each together in a list of values. */
final class EqualValues {
  private EqualValues() {}

  /** Returns conditions of which one holds where one of these does, and fewer where that goes. */
  static List<FilterCondition> merged(List<FilterCondition> alternatives) {
    Map<String, List<FilterValue>> values = new LinkedHashMap<>();
    List<FilterCondition> merged = new ArrayList<>();
    for (FilterCondition alternative : alternatives) {
      if (alternative instanceof Comparison one && one.operator() == Operator.EQUAL) {
        values.computeIfAbsent(one.field(), field -> new ArrayList<>()).add(one.value());
      } else if (alternative instanceof Membership list && !list.excluded()) {
        values.computeIfAbsent(list.field(), field -> new ArrayList<>()).addAll(list.values());
      } else {
        merged.add(alternative);
      }
    }
    values.forEach((field, equal) -> merged.add(new Membership(field, false, equal)));
    return merged;
  }
}
