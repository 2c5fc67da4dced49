package io.astraflow.testkit.store;

import io.astraflow.retrieval.Filter;
import io.astraflow.retrieval.FilterCondition.Comparison;
import io.astraflow.retrieval.FilterCondition.Exists;
import io.astraflow.retrieval.FilterCondition.Membership;
import io.astraflow.retrieval.FilterCondition.Operator;
import io.astraflow.retrieval.FilterValue;
import io.astraflow.retrieval.FilterVisitor;
import io.astraflow.retrieval.MetadataNumber;
import io.astraflow.retrieval.OwnField;
import io.astraflow.spi.store.DocumentRow;
import io.astraflow.spi.store.DocumentRow.Published;
import java.util.List;
import java.util.Optional;

/**
 * What filters mean, in plain Java: what a store's answers are compared with. Immutable.
 *
 * @param document what the filter is applied to
 */
public record PlainFilter(DocumentRow document) implements FilterVisitor<Boolean> {

  /** Returns whether a document passes a filter. */
  public static boolean passes(DocumentRow document, Filter filter) {
    return filter.accept(new PlainFilter(document));
  }

  /** Returns the value of a field as filters see it. */
  public static Optional<String> value(DocumentRow document, String field) {
    Optional<OwnField> own = OwnField.of(field);
    if (own.isEmpty()) {
      return document
          .published()
          .flatMap(version -> Optional.ofNullable(version.metadata().get(field)));
    }
    return switch (own.get()) {
      case SOURCE -> Optional.of(document.newest().source());
      case TITLE -> document.published().map(Published::title);
      case MEDIA_TYPE -> document.published().map(Published::mediaType);
    };
  }

  @Override
  public Boolean all() {
    return true;
  }

  @Override
  public Boolean comparison(Comparison comparison) {
    return fits(comparison.field(), comparison.operator(), comparison.value());
  }

  @Override
  public Boolean membership(Membership membership) {
    String field = membership.field();
    return membership.excluded()
        ? value(document, field).isPresent()
            && membership.values().stream()
                .allMatch(value -> fits(field, Operator.NOT_EQUAL, value))
        : membership.values().stream().anyMatch(value -> fits(field, Operator.EQUAL, value));
  }

  @Override
  public Boolean exists(Exists exists) {
    return value(document, exists.field()).isPresent();
  }

  @Override
  public Boolean and(List<Filter> parts) {
    return parts.stream().allMatch(part -> part.accept(this));
  }

  @Override
  public Boolean or(List<Filter> parts) {
    return parts.stream().anyMatch(part -> part.accept(this));
  }

  @Override
  public Boolean not(Filter filter) {
    return !filter.accept(this);
  }

  private boolean fits(String field, Operator operator, FilterValue sought) {
    Optional<String> value = value(document, field);
    if (sought instanceof FilterValue.Decimal decimal) {
      return OwnField.of(field).isEmpty()
          && value
              .flatMap(MetadataNumber::parse)
              .filter(number -> holds(operator, number.compareTo(decimal.number())))
              .isPresent();
    }
    String text = ((FilterValue.Text) sought).text();
    return value.filter(found -> fits(operator, found, text)).isPresent();
  }

  private static boolean fits(Operator operator, String value, String text) {
    return switch (operator) {
      case EQUAL -> value.equals(text);
      case NOT_EQUAL -> !value.equals(text);
      case CONTAINS -> isWellFormed(value) && value.contains(text);
      case STARTS_WITH -> isWellFormed(value) && value.startsWith(text);
      case LESS, AT_MOST, GREATER, AT_LEAST ->
          isWellFormed(value) && holds(operator, Utf8Order.INSTANCE.compare(value, text));
    };
  }

  private static boolean holds(Operator operator, int order) {
    return switch (operator) {
      case EQUAL -> order == 0;
      case NOT_EQUAL -> order != 0;
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case GREATER -> order > 0;
      case AT_LEAST -> order >= 0;
      case CONTAINS, STARTS_WITH ->
          throw new IllegalArgumentException("it compares no numbers: " + operator);
    };
  }

  private static boolean isWellFormed(String text) {
    return text.codePoints()
        .noneMatch(unit -> unit <= 0xFFFF && Character.isSurrogate((char) unit));
  }
}
