package io.astraflow.benchmarks.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.astraflow.benchmarks.vectors.Curve.Speed;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurveTest {
  @Test
  void takesTheLogarithmOfTheSpeedToBeLinearInTheRecall() {
    Curve curve = curve(row(20, .9, 1_000), row(40, 1, 10));

    assertThat(curve.at(.95).orElseThrow().queriesPerSecond()).isCloseTo(100, within(1e-6));
  }

  @Test
  void givesALowerBoundWhereTheLeastEffortFindsMore() {
    assertThat(curve(row(20, .97, 1_000), row(40, 1, 10)).at(.95)).contains(new Speed(1_000, true));
  }

  @Test
  void givesNothingWhereTheMostEffortFindsLess() {
    assertThat(curve(row(20, .8, 1_000), row(40, .94, 10)).at(.95)).isEmpty();
  }

  @Test
  void knowsTheSpeedOfAScanAtAnyRecall() {
    assertThat(curve(row(0, 1, 20)).at(.99)).contains(new Speed(20, false));
  }

  @Test
  void readsTheRowsThatAreWritten() {
    VectorRow row = row(20, .9, 1_000);

    assertThat(VectorRow.of(row.json())).isEqualTo(row);
  }

  @Test
  void comparesWithTheFasterLuceneOfTheSameJvm() {
    VectorRow lucene = named("lucene-9.12", 40, .99, 50, 8);
    VectorRow ours = named("astraflow-packed", 40, .99, 200, 2);

    String table = new Report(Curve.of(List.of(lucene, ours))).markdown();

    assertThat(table)
        .contains("| JDK 17 | astraflow-packed | ≥ 200 | 4.00 | 200 | 4.00 | 2.0 | 4.00 | 600 |");
  }

  private static Curve curve(VectorRow... rows) {
    return Curve.of(List.of(rows)).get(0);
  }

  private static VectorRow row(int effort, double recall, double rate) {
    return new VectorRow(
        "index", 17, false, 1_000, 1, recall, rate, 1.5, 600, effort, "model", 1_000);
  }

  private static VectorRow named(
      String index, int effort, double recall, double rate, double build) {
    return new VectorRow(
        index, 17, false, 1_000, 1, recall, rate, build, 600, effort, "model", 1_000);
  }
}
