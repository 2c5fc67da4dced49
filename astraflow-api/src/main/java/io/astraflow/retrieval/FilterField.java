package io.astraflow.retrieval;

import io.astraflow.retrieval.FilterCondition.Comparison;
import io.astraflow.retrieval.FilterCondition.Exists;
import io.astraflow.retrieval.FilterCondition.Membership;
import io.astraflow.retrieval.FilterCondition.Operator;
import java.util.Collection;

/**
 * Begins a condition on a field; {@link Filter} says what each means. Immutable.
 *
 * @param name the field's name
 */
public record FilterField(String name) {

  /** Asks for this text. */
  public Filter equalTo(String text) {
    return compared(Operator.EQUAL, FilterValue.of(text));
  }

  /** Asks for this number. */
  public Filter equalTo(Number number) {
    return compared(Operator.EQUAL, FilterValue.of(number));
  }

  /** Asks for another text. */
  public Filter notEqualTo(String text) {
    return compared(Operator.NOT_EQUAL, FilterValue.of(text));
  }

  /** Asks for another number. */
  public Filter notEqualTo(Number number) {
    return compared(Operator.NOT_EQUAL, FilterValue.of(number));
  }

  /** Asks for a text before this one. */
  public Filter lessThan(String text) {
    return compared(Operator.LESS, FilterValue.of(text));
  }

  /** Asks for a smaller number. */
  public Filter lessThan(Number number) {
    return compared(Operator.LESS, FilterValue.of(number));
  }

  /** Asks for a text before this one, or this one. */
  public Filter atMost(String text) {
    return compared(Operator.AT_MOST, FilterValue.of(text));
  }

  /** Asks for a number no greater. */
  public Filter atMost(Number number) {
    return compared(Operator.AT_MOST, FilterValue.of(number));
  }

  /** Asks for a text behind this one. */
  public Filter greaterThan(String text) {
    return compared(Operator.GREATER, FilterValue.of(text));
  }

  /** Asks for a greater number. */
  public Filter greaterThan(Number number) {
    return compared(Operator.GREATER, FilterValue.of(number));
  }

  /** Asks for a text behind this one, or this one. */
  public Filter atLeast(String text) {
    return compared(Operator.AT_LEAST, FilterValue.of(text));
  }

  /** Asks for a number no smaller. */
  public Filter atLeast(Number number) {
    return compared(Operator.AT_LEAST, FilterValue.of(number));
  }

  /** Asks for a value with this text in it, letter by letter. */
  public Filter contains(String text) {
    return compared(Operator.CONTAINS, FilterValue.of(text));
  }

  /** Asks for a value that begins with this text. */
  public Filter startsWith(String text) {
    return compared(Operator.STARTS_WITH, FilterValue.of(text));
  }

  /** Asks for one of these texts. */
  public Filter in(Collection<String> texts) {
    return new Membership(name, false, texts.stream().map(FilterValue::of).toList());
  }

  /** Asks for one of these numbers. */
  public Filter inNumbers(Collection<? extends Number> numbers) {
    return new Membership(name, false, numbers.stream().map(FilterValue::of).toList());
  }

  /** Asks for another text than each of these. */
  public Filter notIn(Collection<String> texts) {
    return new Membership(name, true, texts.stream().map(FilterValue::of).toList());
  }

  /** Asks for another number than each of these. */
  public Filter notInNumbers(Collection<? extends Number> numbers) {
    return new Membership(name, true, numbers.stream().map(FilterValue::of).toList());
  }

  /** Asks for documents that have the field. */
  public Filter exists() {
    return new Exists(name);
  }

  /** Asks for a comparison of any kind. */
  public Filter compared(Operator operator, FilterValue value) {
    return new Comparison(name, operator, value);
  }
}
