package io.astraflow.store.sqlite.sql;

import io.astraflow.retrieval.FilterCondition;
import io.astraflow.retrieval.FilterCondition.Comparison;
import io.astraflow.retrieval.FilterCondition.Exists;
import io.astraflow.retrieval.FilterCondition.Membership;
import io.astraflow.retrieval.FilterCondition.Operator;
import io.astraflow.retrieval.FilterValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What a condition asks of a value that is not null. It is null where it asks for a number and the
 * value is none: it belongs under {@code WHERE}, and never under {@code NOT}.
 *
 * @param sql compares the columns
 * @param arguments for its placeholders, in order
 */
record ValueTest(String sql, List<Object> arguments) {

  /**
   * Makes the test of a condition.
   *
   * @param text the column of the value
   * @param number the column of its {@link NumberKey}, which may be null; none where no value
   *     counts as a number
   */
  static ValueTest of(FilterCondition condition, String text, Optional<String> number) {
    if (condition instanceof Comparison comparison) {
      return of(comparison, text, number);
    }
    if (condition instanceof Membership membership) {
      return of(membership, text, number);
    }
    if (condition instanceof Exists) {
      return new ValueTest("1", List.of());
    }
    throw new IllegalArgumentException("no way is known to apply " + condition);
  }

  private static ValueTest of(Comparison comparison, String text, Optional<String> number) {
    String test = test(comparison.operator());
    if (comparison.value() instanceof FilterValue.Decimal decimal) {
      return number
          .map(
              column ->
                  new ValueTest(test.formatted(column), List.of(NumberKey.of(decimal.number()))))
          .orElseGet(ValueTest::never);
    }
    boolean equality =
        comparison.operator() == Operator.EQUAL || comparison.operator() == Operator.NOT_EQUAL;
    String sql = test.formatted(text);
    // A blob is a text with half a surrogate pair, which has no place in the order of texts.
    return new ValueTest(
        equality ? sql : "(" + sql + " AND typeof(" + text + ") = 'text')",
        List.of(StoredText.of(((FilterValue.Text) comparison.value()).text())));
  }

  private static String test(Operator operator) {
    return switch (operator) {
      case EQUAL -> "%s = ?";
      case NOT_EQUAL -> "%s <> ?";
      case LESS -> "%s < ?";
      case AT_MOST -> "%s <= ?";
      case GREATER -> "%s > ?";
      case AT_LEAST -> "%s >= ?";
      case CONTAINS -> "instr(%s, ?) > 0";
      case STARTS_WITH -> "instr(%s, ?) = 1";
    };
  }

  private static ValueTest of(Membership membership, String text, Optional<String> number) {
    List<Object> texts = new ArrayList<>();
    List<Object> numbers = new ArrayList<>();
    for (FilterValue value : membership.values()) {
      if (value instanceof FilterValue.Decimal decimal) {
        numbers.add(NumberKey.of(decimal.number()));
      } else {
        texts.add(StoredText.of(((FilterValue.Text) value).text()));
      }
    }
    String in = membership.excluded() ? " NOT IN " : " IN ";
    ValueTest byText = new ValueTest(text + in + placeholders(texts), texts);
    if (numbers.isEmpty()) {
      return byText;
    }
    ValueTest byNumber =
        number
            .map(column -> new ValueTest(column + in + placeholders(numbers), numbers))
            .orElseGet(ValueTest::never);
    return byText.joined(membership.excluded() ? " AND " : " OR ", byNumber);
  }

  private static ValueTest never() {
    return new ValueTest("0", List.of());
  }

  private ValueTest joined(String word, ValueTest other) {
    List<Object> both = new ArrayList<>(arguments);
    both.addAll(other.arguments);
    return new ValueTest("(" + sql + word + other.sql + ")", both);
  }

  private static String placeholders(List<Object> values) {
    return "(" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")";
  }
}
