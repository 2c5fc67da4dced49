package io.astraflow.benchmarks.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AlignmentTest {
  private static final String FILE = "# Wings\r\n\r\n  Lift  grows.\n-----\nDrag too.";
  private static final String EXTRACTED = "Wings\n\nLift grows.\n\nDrag too.";

  @Test
  void findsTextBehindMarksAndOtherWhiteSpace() {
    assertThat(inFile("Wings")).isEqualTo("Wings");
    assertThat(inFile("Lift grows.")).isEqualTo("Lift  grows.");
    assertThat(inFile("Drag too.")).isEqualTo("Drag too.");
    assertThat(inFile("\n\nLift grows.\n\nDrag")).isEqualTo("Lift  grows.\n-----\nDrag");
  }

  @Test
  void refusesTextThatIsNotOfTheFile() {
    assertThatThrownBy(() -> Alignment.of(FILE, "Wings drop"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"d\" at 6");
  }

  private static String inFile(String part) {
    int start = EXTRACTED.indexOf(part);
    Range range = Alignment.of(FILE, EXTRACTED).inFile(start, start + part.length());
    return FILE.substring(range.start(), range.end());
  }
}
