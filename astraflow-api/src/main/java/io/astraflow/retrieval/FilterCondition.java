package io.astraflow.retrieval;

import java.util.LinkedHashSet;
import java.util.List;

/** What is asked of one field. Immutable. */
public sealed interface FilterCondition extends Filter {

  /** Returns the field's name: that of an {@link OwnField}, or a key of the metadata. */
  String field();

  @Override
  default int depth() {
    return 1;
  }

  @Override
  default int leaves() {
    return 1;
  }

  /** How a field's value is compared. */
  enum Operator {
    /** The same text, or the same number. */
    EQUAL("="),
    /** Another text, or another number. */
    NOT_EQUAL("!="),
    /** Before. */
    LESS("<"),
    /** Before or equal. */
    AT_MOST("<="),
    /** Behind. */
    GREATER(">"),
    /** Behind or equal. */
    AT_LEAST(">="),
    /** Has this text in it, letter by letter; takes no number. */
    CONTAINS("contains"),
    /** Begins with this text; takes no number. */
    STARTS_WITH("starts with");

    private final String text;

    Operator(String text) {
      this.text = text;
    }

    /** Returns how a filter's text has it. */
    public String text() {
      return text;
    }

    /** Returns whether only the order or the parts of a text can tell. */
    boolean looksInside() {
      return this != EQUAL && this != NOT_EQUAL;
    }

    /** Returns whether it can compare numbers. */
    boolean takesNumbers() {
      return this != CONTAINS && this != STARTS_WITH;
    }
  }

  /**
   * A field compared with one value.
   *
   * @param field its name
   * @param operator how
   * @param value with what
   */
  record Comparison(String field, Operator operator, FilterValue value) implements FilterCondition {

    /** Checks that the operator can compare the value. */
    public Comparison {
      if (value instanceof FilterValue.Text text) {
        if (operator.looksInside() && !isWellFormed(text.text())) {
          throw new IllegalArgumentException(
              "a text with half a surrogate pair can only be compared for equality, not by "
                  + operator.text());
        }
      } else if (!operator.takesNumbers()) {
        throw new IllegalArgumentException(operator.text() + " takes a text, not a number");
      }
    }

    @Override
    public <R> R accept(FilterVisitor<R> visitor) {
      return visitor.comparison(this);
    }

    @Override
    public String toString() {
      return FilterText.of(this);
    }

    private static boolean isWellFormed(String text) {
      return text.codePoints()
          .noneMatch(unit -> unit <= 0xFFFF && Character.isSurrogate((char) unit));
    }
  }

  /**
   * A field compared with each value of a list.
   *
   * @param field its name
   * @param excluded false: it must equal one of them; true: it must be unequal to each of them
   * @param values each once; none leaves nothing to equal
   */
  record Membership(String field, boolean excluded, List<FilterValue> values)
      implements FilterCondition {

    /** Copies the values. */
    public Membership {
      values = List.copyOf(new LinkedHashSet<>(values));
      FilterJunction.checkedLeaves(values.size());
    }

    @Override
    public int leaves() {
      return Math.max(1, values.size());
    }

    @Override
    public <R> R accept(FilterVisitor<R> visitor) {
      return visitor.membership(this);
    }

    @Override
    public String toString() {
      return FilterText.of(this);
    }
  }

  /**
   * A field that must be there, whatever its value.
   *
   * @param field its name
   */
  record Exists(String field) implements FilterCondition {
    @Override
    public <R> R accept(FilterVisitor<R> visitor) {
      return visitor.exists(this);
    }

    @Override
    public String toString() {
      return FilterText.of(this);
    }
  }
}
