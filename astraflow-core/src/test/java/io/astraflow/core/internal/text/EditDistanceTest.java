package io.astraflow.core.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class EditDistanceTest {
  @Test
  void countsInsertionsDeletionsSubstitutionsAndSwaps() {
    assertThat(EditDistance.of("whale", "whale")).isZero();
    assertThat(EditDistance.of("whale", "wale")).isEqualTo(1);
    assertThat(EditDistance.of("whale", "whales")).isEqualTo(1);
    assertThat(EditDistance.of("whale", "while")).isEqualTo(1);
    assertThat(EditDistance.of("whale", "wahle")).isEqualTo(1);
    assertThat(EditDistance.of("ca", "abc")).isEqualTo(3);
    assertThat(EditDistance.of("", "abc")).isEqualTo(3);
    assertThat(EditDistance.of("\uD83D\uDE00", "\uD83D\uDE01")).isEqualTo(1);
  }

  @Property
  void isTheSameInBothDirectionsAndZeroForEqualTextsAlone(
      @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 6) String one,
      @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 6) String other) {
    int distance = EditDistance.of(one, other);
    assertThat(EditDistance.of(other, one)).isEqualTo(distance);
    assertThat(distance == 0).isEqualTo(one.equals(other));
    assertThat(distance)
        .isBetween(Math.abs(one.length() - other.length()), Math.max(one.length(), other.length()));
  }
}
