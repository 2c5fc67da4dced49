package io.astraflow.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.error.InvalidInputException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {
  private static final Filter A = Filter.equal("tag", "a");
  private static final Filter B = Filter.field("year").atLeast(2020);

  @Test
  void readsWhatTheDocumentationShows() {
    assertThat(Filter.parse("year >= 2020 and tag in (\"a\", 'b')"))
        .isEqualTo(B.and(Filter.field("tag").in(List.of("a", "b"))));
    assertThat(Filter.parse("NOT (lang == \"de\" Or lang = 'fr') and Exists author"))
        .isEqualTo(
            Filter.equal("lang", "de")
                .or(Filter.equal("lang", "fr"))
                .negated()
                .and(Filter.field("author").exists()));
    assertThat(
            Filter.parse("title contains \"wing\" and source starts with \"/p\" and `a b`!=-1.50"))
        .isEqualTo(
            Filter.allOf(
                List.of(
                    Filter.field("title").contains("wing"),
                    Filter.field("source").startsWith("/p"),
                    Filter.field("a b").notEqualTo(-1.5))));
  }

  @Test
  void bindsAndCloserThanOr() {
    Filter c = Filter.field("c").exists();
    assertThat(Filter.parse("tag = 'a' or year >= 2020 and exists c")).isEqualTo(A.or(B.and(c)));
    assertThat(Filter.parse("(tag = 'a' or year >= 2020) and exists c")).isEqualTo(A.or(B).and(c));
    assertThat(Filter.parse("not tag = 'a' and exists c")).isEqualTo(A.negated().and(c));
  }

  @Test
  void readsEscapesAndNamesInEveryScript() {
    assertThat(Filter.parse("größe.x:y-z = \"a\\\"\\\\\\n\\u0000'\""))
        .isEqualTo(Filter.equal("größe.x:y-z", "a\"\\\n\0'"));
    assertThat(Filter.parse("हिन्दी = '\\''")).isEqualTo(Filter.equal("हिन्दी", "'"));
    assertThat(Filter.parse("`in` = 'x' and `with \\` tick` = 'y'"))
        .isEqualTo(Filter.equal("in", "x").and(Filter.equal("with ` tick", "y")));
  }

  @Test
  void isAsItWasBefore() {
    assertThat(Filter.all().isAll()).isTrue();
    assertThat(Filter.all().and(A)).isSameAs(A);
    assertThat(A.and(Filter.all())).isSameAs(A);
    assertThat(A.isAll()).isFalse();
    assertThat(A.and(B)).isEqualTo(A.and(B)).hasSameHashCodeAs(A.and(B)).isNotEqualTo(B.and(A));
  }

  @Test
  void joinsWithoutLevelsThatSayNothing() {
    assertThat(A.and(B).and(A.and(B)).depth()).isEqualTo(2);
    assertThat(A.and(B).and(A.and(B)).leaves()).isEqualTo(4);
    assertThat(A.or(Filter.all())).isEqualTo(Filter.all());
    assertThat(Filter.allOf(List.of())).isEqualTo(Filter.all());
    assertThatThrownBy(() -> Filter.anyOf(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void takesEqualNumbersAsOne() {
    assertThat(Filter.field("n").equalTo(new BigDecimal("2.50")))
        .isEqualTo(Filter.field("n").equalTo(2.5))
        .hasToString("n = 2.5");
    assertThat(Filter.field("n").inNumbers(List.of(1, 1L, 1.0))).hasToString("n in (1)");
    assertThat(Filter.field("n").equalTo(1e20)).hasToString("n = 100000000000000000000");
    for (double none : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e200, 1e-200}) {
      assertThatThrownBy(() -> Filter.field("n").equalTo(none))
          .isInstanceOf(IllegalArgumentException.class);
    }
    BigDecimal huge = new BigDecimal("1e999999999");
    assertThatThrownBy(() -> Filter.field("n").equalTo(huge))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesWhatIsNestedTooDeep() {
    Filter deep = A;
    for (int depth = 1; depth < Filter.MOST_DEPTH; depth++) {
      deep = deep.negated();
    }
    Filter deepest = deep;
    assertThat(Filter.parse(deepest.toString())).isEqualTo(deepest);
    assertThatThrownBy(deepest::negated)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("deeper than 100");
    assertThatThrownBy(() -> deepest.and(A)).isInstanceOf(InvalidInputException.class);
    for (String opening : List.of("(", "not ", "not (")) {
      assertThatThrownBy(() -> Filter.parse(opening.repeat(10_000) + "a = 1"))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("deeper than 100");
    }
  }

  @Test
  void refusesTooManyConditions() {
    List<Filter> most = Collections.nCopies(Filter.MOST_LEAVES, A);
    Filter longest = Filter.anyOf(most);
    assertThat(Filter.parse(longest.toString())).isEqualTo(longest);
    assertThatThrownBy(() -> longest.or(B))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("10000");
    assertThatThrownBy(() -> Filter.parse(longest + " or exists b"))
        .isInstanceOf(InvalidInputException.class);
    List<String> values = new ArrayList<>();
    for (int i = 0; i <= Filter.MOST_LEAVES; i++) {
      values.add("v" + i);
    }
    assertThatThrownBy(() -> Filter.field("tag").in(values))
        .isInstanceOf(InvalidInputException.class);
    Filter.field("tag").in(values.subList(1, values.size()));
  }

  @Test
  void refusesHalfAPairWhereOnlyAnOrderCouldTell() {
    assertThat(Filter.parse("a = \"\\ud83d\"")).isEqualTo(Filter.equal("a", "\uD83D"));
    assertThatThrownBy(() -> Filter.field("a").lessThan("\uD83D"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Filter.parse("a < \"\\ud83d\""))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("surrogate");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "year",
        "year >=",
        "year >= and",
        "year = birds",
        "= 2",
        "(a = 1",
        "a = 1)",
        "a = 1 b = 2",
        "a in 1",
        "a in (1",
        "a in (1,)",
        "a not 1",
        "a starts 'x'",
        "a contains 1",
        "exists",
        "exists 'a'",
        "not",
        "a = 'open",
        "a = \"\\x\"",
        "a = \"\\u12\"",
        "a = \"\\",
        "a = 1e5",
        "a = .5",
        "a = 1.",
        "a ! 1",
        "a = 1; drop",
        "and = 1",
        "a = 1 and",
        "a = 1 or or",
        "2020 = year",
        "a <> 1",
        "a = --1",
        "a = ١",
        "\0",
        "a = \uD83D"
      })
  void showsThePlaceOfEveryMistake(String text) {
    assertThatThrownBy(() -> Filter.parse(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageMatching("(?s)The filter is not understood: [^\\n]+\\n  [^\\n]*\\n  *\\^");
  }

  @Test
  void putsACaretUnderTheMistake() {
    assertThatThrownBy(() -> Filter.parse("year >= 2020 and tag = birds or x = 1"))
        .hasMessage(
            """
            The filter is not understood: expected a number such as 2020 or -1.5, or a text in quotes
              year >= 2020 and tag = birds or x = 1
                                     ^""");
  }

  @Test
  void cutsALongTextAroundTheMistake() {
    String text = "a = 1 and ".repeat(100) + "b ? 2" + " and c = 3".repeat(100);
    assertThatThrownBy(() -> Filter.parse(text))
        .satisfies(
            e -> {
              String[] lines = String.valueOf(e.getMessage()).split("\n", -1);
              assertThat(lines[1]).hasSizeLessThan(90).startsWith("  …").endsWith("…");
              assertThat(lines[1].charAt(lines[2].indexOf('^'))).isEqualTo('?');
            });
  }
}
