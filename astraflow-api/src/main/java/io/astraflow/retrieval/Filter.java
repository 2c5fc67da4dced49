package io.astraflow.retrieval;

import io.astraflow.error.InvalidInputException;
import java.util.Collection;
import java.util.List;

/**
 * A condition on documents' metadata, applied before ranking. Immutable; equal where its parts are.
 *
 * <p>Made with {@link #field}, such as {@code Filter.field("year").atLeast(2020)}, or from a text
 * with {@link #parse}. {@code toString()} is that text.
 *
 * <pre>{@code
 * year >= 2020 and tag in ("a", "b")
 * not (lang = "de" or lang = 'fr') and exists author
 * title contains "wing" and source starts with "/papers/" and `field name` != -1.5
 * }</pre>
 *
 * <ul>
 *   <li>A text is compared with the field's value as it is, in the order of code points: ISO dates
 *       come in the order of time. Values with half a surrogate pair fit none but {@code =}, {@code
 *       !=}, {@code in} and {@code not in}.
 *   <li>A number is compared with values that {@link MetadataNumber} reads as one. Any other value
 *       does not fit, whatever the comparison.
 *   <li>A document without the field fits no comparison, {@code !=} and {@code not in} included.
 *   <li>{@code not} is the exact complement: {@code not tag = "a"} takes documents without a tag,
 *       {@code tag != "a"} does not.
 *   <li>{@code tag in (…)} says that the value equals one of the list, {@code tag not in (…)} that
 *       it equals none and can be compared with each.
 *   <li>{@link OwnField} names the fields that every document has.
 *   <li>{@code and} binds closer than {@code or}. Words of the language are read in any case; a
 *       field of such a name, or with other characters than letters, digits and {@code _-.:}, goes
 *       into backticks. Texts go into double or single quotes, with the escapes of Java.
 * </ul>
 *
 * <p>A filter is refused with {@link InvalidInputException} where it is nested deeper than {@value
 * #MOST_DEPTH} or has more than {@value #MOST_LEAVES} conditions, values of lists included.
 */
public sealed interface Filter permits FilterAll, FilterCondition, FilterJunction, FilterNot {
  /** The deepest nesting. */
  int MOST_DEPTH = 100;

  /** The most conditions, values of lists included. */
  int MOST_LEAVES = 10_000;

  /** Returns the filter that every document passes. */
  static Filter all() {
    return FilterAll.ALL;
  }

  /** Returns the filter that asks for this text under this key. */
  static Filter equal(String key, String value) {
    return field(key).equalTo(value);
  }

  /** Begins a condition on a field. */
  static FilterField field(String name) {
    return new FilterField(name);
  }

  /** Returns the filter that asks for all of these; none means that every document passes. */
  static Filter allOf(Collection<Filter> filters) {
    return FilterJunction.of(FilterJunction.Kind.AND, List.copyOf(filters));
  }

  /**
   * Returns the filter that asks for one of these.
   *
   * @throws IllegalArgumentException if there are none
   */
  static Filter anyOf(Collection<Filter> filters) {
    if (filters.isEmpty()) {
      throw new IllegalArgumentException("any of no filters would pass nothing: name some");
    }
    return FilterJunction.of(FilterJunction.Kind.OR, List.copyOf(filters));
  }

  /**
   * Reads a filter's text.
   *
   * @throws InvalidInputException if it is none: the message shows the place and what was expected
   */
  static Filter parse(String text) {
    return new FilterParser(text).parse();
  }

  /** Returns the filter that asks for both. */
  default Filter and(Filter other) {
    return FilterJunction.of(FilterJunction.Kind.AND, List.of(this, other));
  }

  /** Returns the filter that asks for one of the two. */
  default Filter or(Filter other) {
    return FilterJunction.of(FilterJunction.Kind.OR, List.of(this, other));
  }

  /** Returns the filter that passes what this one does not. */
  default Filter negated() {
    return new FilterNot(this);
  }

  /** Returns whether every document passes. */
  default boolean isAll() {
    return this == FilterAll.ALL;
  }

  /** Returns how deep it is nested; a condition by itself is 1. */
  int depth();

  /** Returns the number of conditions, values of lists included. */
  int leaves();

  /** Calls the visitor's method for this kind of filter. */
  <R> R accept(FilterVisitor<R> visitor);
}
