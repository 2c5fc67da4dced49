package io.astraflow.core.internal.retrieval.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.retrieval.Surroundings;
import io.astraflow.spi.store.ChunkPlace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each chunk has ten characters and a line break behind it. */
class ExtentsTest {
  private static final List<ChunkPlace> CHUNKS =
      chunks("A", "A > B", "A > B", "A > B > C", "A > D", "E", "A > B", "", "");

  @Test
  void takesNeighboursOnBothSidesAsFarAsThereAre() {
    assertThat(extent(2, Surroundings.neighbours(1))).isEqualTo(of(1, 3));
    assertThat(extent(0, Surroundings.neighbours(2))).isEqualTo(of(0, 2));
    assertThat(extent(8, Surroundings.neighbours(100))).isEqualTo(of(0, 8));
  }

  @Test
  void takesTheGreatestSectionThatIsShortEnough() {
    assertThat(extent(2, section(10_000))).isEqualTo(of(0, 4));
    assertThat(extent(2, section(54))).isEqualTo(of(0, 4));
    assertThat(extent(2, section(53))).isEqualTo(of(1, 3));
    assertThat(extent(3, section(10_000))).isEqualTo(of(0, 4));
    assertThat(extent(5, section(10_000))).isEqualTo(of(5, 5));
  }

  @Test
  void staysInTheSectionsOwnPlace() {
    assertThat(extent(6, section(10_000))).isEqualTo(of(6, 6));
  }

  @Test
  void takesWhatLiesTogetherWithoutAHeading() {
    assertThat(extent(7, section(10_000))).isEqualTo(of(7, 8));
  }

  @Test
  void takesWhatFitsOfASectionThatIsTooLong() {
    assertThat(extent(2, section(21))).isEqualTo(of(1, 2));
    assertThat(extent(2, section(1))).isEqualTo(of(2, 2));
  }

  @Test
  void takesTheSectionAndTheNeighboursTogether() {
    Surroundings both = new Surroundings(2, true, 10_000);
    assertThat(extent(5, both)).isEqualTo(of(3, 7));
  }

  private static Extent extent(int ordinal, Surroundings wanted) {
    return new Extents(CHUNKS, CHUNKS.get(ordinal), wanted).extent();
  }

  private static Surroundings section(int maxCharacters) {
    return new Surroundings(0, true, maxCharacters);
  }

  private static Extent of(int first, int last) {
    return new Extent(first * 11, last * 11 + 10);
  }

  private static List<ChunkPlace> chunks(String... headings) {
    List<ChunkPlace> chunks = new ArrayList<>();
    for (String heading : headings) {
      int ordinal = chunks.size();
      int start = ordinal * 11;
      chunks.add(new ChunkPlace(100 + ordinal, 1, ordinal, start, start + 10, heading));
    }
    return chunks;
  }
}
