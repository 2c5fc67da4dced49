package io.astraflow.core.internal.retrieval;

import io.astraflow.retrieval.Filter;
import io.astraflow.retrieval.FilterCondition.Comparison;
import io.astraflow.retrieval.FilterCondition.Exists;
import io.astraflow.retrieval.FilterCondition.Membership;
import io.astraflow.retrieval.FilterValue;
import io.astraflow.retrieval.FilterVisitor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields that a filter compares, and whether it can only fit numbers in them. */
final class AskedFields implements FilterVisitor<Map<String, Boolean>> {
  private final Map<String, Boolean> asked = new LinkedHashMap<>();

  private AskedFields() {}

  /** Returns each field's name with whether a condition on it fits nothing but numbers. */
  static Map<String, Boolean> of(Filter filter) {
    return filter.accept(new AskedFields());
  }

  @Override
  public Map<String, Boolean> all() {
    return asked;
  }

  @Override
  public Map<String, Boolean> comparison(Comparison comparison) {
    return ask(comparison.field(), isNumber(comparison.value()));
  }

  @Override
  public Map<String, Boolean> membership(Membership membership) {
    List<FilterValue> values = membership.values();
    boolean asNumber =
        membership.excluded()
            ? values.stream().anyMatch(AskedFields::isNumber)
            : !values.isEmpty() && values.stream().allMatch(AskedFields::isNumber);
    return ask(membership.field(), asNumber);
  }

  @Override
  public Map<String, Boolean> exists(Exists exists) {
    return asked; // To ask whether a field is there is never a mistake.
  }

  @Override
  public Map<String, Boolean> and(List<Filter> parts) {
    parts.forEach(part -> part.accept(this));
    return asked;
  }

  @Override
  public Map<String, Boolean> or(List<Filter> parts) {
    return and(parts);
  }

  @Override
  public Map<String, Boolean> not(Filter filter) {
    return filter.accept(this);
  }

  private Map<String, Boolean> ask(String field, boolean asNumber) {
    asked.merge(field, asNumber, Boolean::logicalOr);
    return asked;
  }

  private static boolean isNumber(FilterValue value) {
    return value instanceof FilterValue.Decimal;
  }
}
