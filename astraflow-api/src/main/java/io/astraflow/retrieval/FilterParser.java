package io.astraflow.retrieval;

import io.astraflow.error.InvalidInputException;
import io.astraflow.retrieval.FilterCondition.Comparison;
import io.astraflow.retrieval.FilterCondition.Exists;
import io.astraflow.retrieval.FilterCondition.Membership;
import io.astraflow.retrieval.FilterCondition.Operator;
import io.astraflow.retrieval.FilterToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads a filter's text by recursive descent, one method for each rule:
 *
 * <pre>
 * or        = and { "or" and }
 * and       = unary { "and" unary }
 * unary     = "not" unary | "(" or ")" | "all" | "exists" field | condition
 * condition = field ( sign value | [ "not" ] "in" "(" [ value { "," value } ] ")"
 *                   | "contains" text | "starts" "with" text )
 * </pre>
 */
final class FilterParser {
  private static final Map<String, Operator> SIGNS =
      Map.of(
          "=", Operator.EQUAL,
          "==", Operator.EQUAL,
          "!=", Operator.NOT_EQUAL,
          "<", Operator.LESS,
          "<=", Operator.AT_MOST,
          ">", Operator.GREATER,
          ">=", Operator.AT_LEAST);

  private final FilterLexer lexer;
  private FilterToken token;
  private int nesting;
  private int leaves;

  FilterParser(String text) {
    lexer = new FilterLexer(text);
    token = lexer.next();
  }

  Filter parse() {
    Filter filter = or();
    if (token.kind() != Kind.END) {
      throw expected("\"and\", \"or\" or the end");
    }
    return filter;
  }

  private Filter or() {
    List<Filter> parts = new ArrayList<>(List.of(and()));
    while (took("or")) {
      parts.add(and());
    }
    return Filter.anyOf(parts);
  }

  private Filter and() {
    List<Filter> parts = new ArrayList<>(List.of(unary()));
    while (took("and")) {
      parts.add(unary());
    }
    return Filter.allOf(parts);
  }

  private Filter unary() {
    FilterToken first = token;
    if (took("not")) {
      return nested(first, () -> unary().negated());
    }
    if (tookSign("(")) {
      Filter filter = nested(first, this::or);
      close("\"and\", \"or\" or a closing bracket");
      return filter;
    }
    if (took("all")) {
      return Filter.all();
    }
    if (took("exists")) {
      count(first);
      return new Exists(field());
    }
    return condition();
  }

  private Filter condition() {
    count(token);
    String field = field();
    FilterToken sign = token;
    Optional<Operator> operator =
        sign.kind() == Kind.SIGN ? Optional.ofNullable(SIGNS.get(sign.text())) : Optional.empty();
    if (operator.isPresent()) {
      advance();
      return compared(field, operator.get(), sign, value());
    }
    if (took("in")) {
      return membership(field, false);
    }
    if (took("not")) {
      require(took("in"), "\"in\"");
      return membership(field, true);
    }
    if (took("contains")) {
      return compared(field, Operator.CONTAINS, sign, text());
    }
    if (took("starts")) {
      require(took("with"), "\"with\"");
      return compared(field, Operator.STARTS_WITH, sign, text());
    }
    throw expected("an operator (= != < <= > >=, in, not in, contains, starts with)");
  }

  private Filter membership(String field, boolean negated) {
    require(tookSign("("), "an opening bracket and a list of values");
    List<FilterValue> values = new ArrayList<>();
    if (!tookSign(")")) {
      do {
        if (!values.isEmpty()) {
          count(token);
        }
        values.add(value());
      } while (tookSign(","));
      close("a comma or a closing bracket");
    }
    return new Membership(field, negated, values);
  }

  private Filter compared(String field, Operator operator, FilterToken sign, FilterValue value) {
    try {
      return new Comparison(field, operator, value);
    } catch (IllegalArgumentException e) {
      throw lexer.error(sign.start(), String.valueOf(e.getMessage()));
    }
  }

  private String field() {
    boolean name =
        token.kind() == Kind.NAME
            || (token.kind() == Kind.WORD && !FilterLexer.isLanguage(token.text()));
    require(name, "a field's name (in `backticks` where it is a word of filters, or has spaces)");
    return advance().text();
  }

  private FilterValue text() {
    require(token.kind() == Kind.TEXT, "a text in quotes");
    return FilterValue.of(advance().text());
  }

  private FilterValue value() {
    if (token.kind() == Kind.NUMBER) {
      return MetadataNumber.parse(advance().text()).map(FilterValue::of).orElseThrow();
    }
    require(token.kind() == Kind.TEXT, "a number such as 2020 or -1.5, or a text in quotes");
    return FilterValue.of(advance().text());
  }

  private Filter nested(FilterToken opening, Supplier<Filter> rule) {
    if (++nesting > Filter.MOST_DEPTH) {
      throw lexer.error(
          opening.start(),
          "it is nested deeper than " + Filter.MOST_DEPTH + ": use fewer brackets");
    }
    Filter filter = rule.get();
    nesting--;
    return filter;
  }

  private void count(FilterToken leaf) {
    if (++leaves > Filter.MOST_LEAVES) {
      throw lexer.error(
          leaf.start(), "it has more than " + Filter.MOST_LEAVES + " conditions or values");
    }
  }

  private void close(String wanted) {
    require(tookSign(")"), wanted);
  }

  private boolean took(String word) {
    return took(token.isWord(word));
  }

  private boolean tookSign(String sign) {
    return took(token.isSign(sign));
  }

  private boolean took(boolean fits) {
    if (fits) {
      advance();
    }
    return fits;
  }

  private FilterToken advance() {
    FilterToken taken = token;
    token = lexer.next();
    return taken;
  }

  private void require(boolean fits, String wanted) {
    if (!fits) {
      throw expected(wanted);
    }
  }

  private InvalidInputException expected(String wanted) {
    boolean ends = token.kind() == Kind.END;
    return lexer.error(token.start(), "expected " + wanted + (ends ? ", but it ends here" : ""));
  }
}
