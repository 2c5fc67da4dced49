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
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FilterPropertyTest {

  @Property(tries = 1000)
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
  void readsBackEveryNumber(@ForAll BigDecimal number) {
    assertThat(MetadataNumber.parse(number.toPlainString()).orElseThrow())
        .isEqualByComparingTo(number);
  }

  @Provide
  Arbitrary<Filter> filters() {
    return Arbitraries.lazyOf(
        this::conditions,
        this::conditions,
        () -> filters().map(Filter::negated),
        () -> filters().list().ofMinSize(1).ofMaxSize(3).map(Filter::allOf),
        () -> filters().list().ofMinSize(1).ofMaxSize(3).map(Filter::anyOf));
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

  private Arbitrary<Filter> conditions() {
    Arbitrary<String> names =
        Arbitraries.oneOf(
            Arbitraries.of("year", "In", "exists", "2020", ""), Arbitraries.strings());
    Arbitrary<FilterValue> values =
        Arbitraries.oneOf(
            Arbitraries.strings().map(FilterValue::of),
            Arbitraries.bigDecimals().map(FilterValue::of));
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
