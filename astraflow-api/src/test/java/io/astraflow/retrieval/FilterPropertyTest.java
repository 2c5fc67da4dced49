package io.astraflow.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.error.InvalidInputException;
import io.astraflow.retrieval.FilterCondition.Comparison;
import io.astraflow.retrieval.FilterCondition.Exists;
import io.astraflow.retrieval.FilterCondition.Membership;
import io.astraflow.retrieval.FilterCondition.Operator;
import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FilterPropertyTest {

  // The edge cases of nested filters are more than can be counted.
  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void parsesItsOwnText(@ForAll("filters") Filter filter) {
    Filter read = Filter.parse(filter.toString());
    assertThat(read).isEqualTo(filter).hasSameHashCodeAs(filter);
    assertThat(read.depth()).isEqualTo(filter.depth());
    assertThat(read.leaves()).isEqualTo(filter.leaves());
  }

  @Property(tries = 1000)
  void answersAnyTextWithAFilterOrAnInvalidInput(@ForAll("texts") String text) {
    try {
      assertThat(Filter.parse(text)).isEqualTo(Filter.parse(Filter.parse(text).toString()));
    } catch (InvalidInputException e) {
      assertThat(e.getMessage()).endsWith("^");
    }
  }

  @Property
  void readsBackEveryNumber(@ForAll("numbers") BigDecimal number) {
    assertThat(MetadataNumber.parse(number.toPlainString()).orElseThrow())
        .isEqualByComparingTo(number);
  }

  @Provide
  Arbitrary<Filter> filters() {
    return nested(4);
  }

  private Arbitrary<Filter> nested(int depth) {
    if (depth == 1) {
      return conditions();
    }
    Arbitrary<Filter> parts = nested(depth - 1);
    return Arbitraries.oneOf(
        conditions(),
        parts.map(Filter::negated),
        parts.list().ofMinSize(1).ofMaxSize(3).map(Filter::allOf),
        parts.list().ofMinSize(1).ofMaxSize(3).map(Filter::anyOf));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "a",
            "year",
            " ",
            " and ",
            " or ",
            "not ",
            "(",
            ")",
            ",",
            "=",
            "!=",
            "<",
            ">=",
            "in",
            "exists ",
            "contains",
            "starts with",
            "all",
            "'x'",
            "\"y\"",
            "`z`",
            "1",
            "-2.5",
            "\\",
            "\"",
            "\uD83D",
            "\0",
            "٣")
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<BigDecimal> numbers() {
    BigDecimal most = BigDecimal.TEN.pow(60);
    return Arbitraries.bigDecimals().between(most.negate(), most).ofScale(30);
  }

  private Arbitrary<Filter> conditions() {
    Arbitrary<String> names =
        Arbitraries.oneOf(
            Arbitraries.of("year", "In", "exists", "2020", ""), Arbitraries.strings());
    Arbitrary<FilterValue> values =
        Arbitraries.oneOf(
            Arbitraries.strings().map(FilterValue::of), numbers().map(FilterValue::of));
    Arbitrary<Operator> equality = Arbitraries.of(Operator.EQUAL, Operator.NOT_EQUAL);
    Arbitrary<String> wellFormed = Arbitraries.strings().ascii();
    return Arbitraries.oneOf(
        Combinators.combine(names, equality, values).as(Comparison::new),
        Combinators.combine(names, Arbitraries.of(Operator.values()), wellFormed)
            .as((name, operator, text) -> new Comparison(name, operator, FilterValue.of(text))),
        Combinators.combine(names, Arbitraries.of(true, false), values.list().ofMaxSize(4))
            .as(Membership::new),
        names.map(Exists::new),
        Arbitraries.just(Filter.all()));
  }
}
