package io.astraflow.core.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.retrieval.Citation;
import io.astraflow.retrieval.Explanation;
import io.astraflow.retrieval.Passage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CitedTextTest {
  private static final String REPLY =
      "It was Adam [1: \"the optimiser was Adam\"], for \"long\" [2: “twelve \"full\" hours”] and [2]; not SGD"
          + " [1: \"SGD\"], [9], see a[1] or [text], である[2], 【7】, [2, 1; 9],"
          + " [1 : 'was Adam'] [3: \"open";

  private final List<Passage> passages =
      List.of(
          passage(1, "We say that the optimiser was Adam."), passage(2, "twelve \"full\" hours"));

  @Test
  void keepsWhatIsThereToTheLetterAndCountsTheRest() {
    CitedText cited = new CitedText(passages);
    String text = cited.add(REPLY) + cited.end();
    assertThat(text)
        .isEqualTo(
            "It was Adam [1], for \"long\" [2] and [2]; not SGD , , see a[1] or [text], である[2], , [2] [3],"
                + " [4] open");
    assertThat(cited.citations())
        .extracting(Citation::quote)
        .containsExactly(
            "the optimiser was Adam",
            "twelve \"full\" hours",
            "We say that the optimiser was Adam.",
            "was Adam");
    assertThat(cited.dropped()).isEqualTo(5);
  }

  @Property
  void saysTheSameHoweverTheReplyIsCut(@ForAll @IntRange(min = 1, max = 40) int length) {
    CitedText whole = new CitedText(passages);
    String expected = whole.add(REPLY) + whole.end();
    CitedText cut = new CitedText(passages);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < REPLY.length(); i += length) {
      text.append(cut.add(REPLY.substring(i, Math.min(REPLY.length(), i + length))));
    }
    text.append(cut.end());
    assertThat(text).hasToString(expected);
    assertThat(cut.citations()).isEqualTo(whole.citations());
    assertThat(cut.dropped()).isEqualTo(whole.dropped());
  }

  @ParameterizedTest
  @CsvSource({"0", "3", "999999"})
  void removesWhatNamesNoPassage(int number) {
    CitedText cited = new CitedText(passages);
    assertThat(cited.add("Adam [" + number + "].") + cited.end()).isEqualTo("Adam .");
    assertThat(cited.citations()).isEmpty();
    assertThat(cited.dropped()).isOne();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "学習率は0.001です[7]。 | 学習率は0.001です。 | 1",
        "so [9, 12].        | so .                | 2",
        "so [1, 2].         | so [1] [2].         | 0",
        "so [1,9].          | so [1].             | 1",
        "so [1: 'x'].       | so .                | 1",
        "so [1 : \"x\"].     | so .                | 1",
        "so [1: 'Adam'].    | so [1].             | 0",
        "so [1 : \"Adam\"].  | so [1].             | 0",
        "so [7 ].           | so .                | 1",
        "so 【7】.            | so .                | 1",
        "so 【1†source】.     | so [1].             | 0",
        "x[7, 1] a_[1] b2[0] | x[7, 1] a_[1] b2[0] | 0",
      })
  void readsCitationsAsModelsWriteThem(String reply, String shown, int dropped) {
    CitedText cited = new CitedText(passages);
    assertThat(cited.add(reply) + cited.end()).isEqualTo(shown);
    assertThat(cited.dropped()).isEqualTo(dropped);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "` [1, x`| ` [1, x`",
        "` [1: x`| ` [1: x`",
        "` 【x`   | ` 【x`",
        "` [1] [`| ` [1] `",
        "` [1, 2`| ` `",
        "` [1: '`| ` `"
      })
  void holdsBackOnlyWhatMayBecomeACitation(String begun, String shown) {
    CitedText cited = new CitedText(passages);
    assertThat(cited.add(begun)).isEqualTo(shown);
  }

  @Test
  void holdsBackNoMoreThanMayBecomeACitation() {
    CitedText cited = new CitedText(passages);
    assertThat(cited.add("Adam [1: \"the opt")).isEqualTo("Adam ");
    assertThat(cited.add("imiser was Adam\"] again")).isEqualTo("[1] again");
    assertThat(cited.add(" [x")).isEqualTo(" [x");
  }

  @Test
  void aQuotationThatIsNotClosedTakesNothingBehindItAlong() {
    CitedText cited = new CitedText(passages);
    String text = cited.add("One [1: \"the optimiser. Two words [2: \"twelve\"] end") + cited.end();
    assertThat(text).isEqualTo("One the optimiser. Two words [1] end");
    assertThat(cited.dropped()).isOne();
  }

  private static Passage passage(int id, String text) {
    return new Passage(
        id,
        "document " + id,
        "source",
        "title",
        0,
        100,
        100 + text.length(),
        "",
        text,
        1,
        new Explanation(
            Optional.empty(),
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            1,
            OptionalDouble.empty()),
        List.of(),
        Optional.empty());
  }
}
