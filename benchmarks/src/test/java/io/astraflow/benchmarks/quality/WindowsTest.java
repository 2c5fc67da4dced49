package io.astraflow.benchmarks.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class WindowsTest {
  private static final String TEXT = " one two\n\nthree  four five ";

  @Test
  void holdAsManyWordsAsFitAndLeaveNothingOut() {
    assertThat(cut(2, 0)).containsExactly("one two", "three  four", "five");
  }

  @Test
  void repeatTheEndOfTheWindowBefore() {
    assertThat(cut(3, 1)).containsExactly("one two\n\nthree", "three  four five");
    assertThat(cut(2, 1)).containsExactly("one two", "two\n\nthree", "three  four", "four five");
  }

  @Test
  void countTokensAndNotWords() {
    Windows byLength = new Windows(TEXT, String::length);

    assertThat(byLength.of(8, 0).stream().map(WindowsTest::text))
        .containsExactly("one two", "three", "four five");
  }

  @Test
  void wordThatIsTooLongIsAWindowOfItsOwn() {
    Windows windows = new Windows("a bbbb c", String::length);

    assertThat(windows.of(2, 1)).containsExactly(new Range(0, 1), new Range(2, 6), new Range(7, 8));
  }

  @Test
  void runsWithoutSpacesAreCut() {
    Windows windows = new Windows("x".repeat(100), word -> 1);

    assertThat(windows.of(1, 0))
        .containsExactly(new Range(0, 40), new Range(40, 80), new Range(80, 100));
  }

  @Test
  void refuseToOverlapWhole() {
    assertThatThrownBy(() -> cut(2, 2)).isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> cut(int size, int overlap) {
    return new Windows(TEXT, word -> 1).of(size, overlap).stream().map(WindowsTest::text).toList();
  }

  private static String text(Range range) {
    return TEXT.substring(range.start(), range.end());
  }
}
