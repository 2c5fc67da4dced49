package io.astraflow.core.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TextPartsTest {

  @Property(tries = 500)
  void thePartsAreTheWholeTextAndNoneIsTooLong(
      @ForAll("texts") String text, @ForAll @IntRange(min = 4, max = 60) int most) {
    List<String> parts = TextParts.of(text, String::length, most);
    assertThat(String.join("", parts)).isEqualTo(text);
    assertThat(parts).allSatisfy(part -> assertThat(part.length()).isBetween(1, most));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("Word ", "two. ", "\n\n", "end!\n", "long", "\ud83d\ude00", "。", "水", " ")
        .list()
        .ofMaxSize(80)
        .map(pieces -> String.join("", pieces));
  }

  @Test
  void cutsBehindParagraphsWhereItCan() {
    assertThat(TextParts.of("One two.\n\nThree four.\n\nFive.", String::length, 24))
        .containsExactly("One two.\n\nThree four.\n\n", "Five.");
  }

  @Test
  void cutsALongParagraphBehindSentences() {
    assertThat(TextParts.of("One is here. Two is there. Three is away.", String::length, 27))
        .containsExactly("One is here. Two is there. ", "Three is away.");
  }

  @Test
  void cutsNoPairOfSurrogates() {
    assertThat(TextParts.of("\ud83d\ude00".repeat(3), String::length, 3))
        .allSatisfy(part -> assertThat(part.codePointAt(0)).isGreaterThan(0xFFFF));
  }
}
