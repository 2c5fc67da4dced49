package io.astraflow.benchmarks.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.benchmarks.quality.QuestionSet.Asked;
import io.astraflow.benchmarks.quality.QuestionSet.Piece;
import io.astraflow.benchmarks.quality.Withholding.Half;
import io.astraflow.benchmarks.quality.Withholding.Missing;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RefusalTrialTest {
  private static final QuestionSet SET =
      new QuestionSet(
          "facts",
          "English",
          List.of(
              new Piece("bread", "food", "Bread is made of flour, water and yeast."),
              new Piece("cheese", "food", "Cheese is made of milk that was curdled with rennet."),
              new Piece("wing", "flight", "The lift of a wing grows with the angle of attack."),
              new Piece("bishop", "chess", "A bishop moves along the diagonals of the board.")),
          List.of(
              new Asked("bread", "Which flour is bread made of?", Set.of("bread")),
              new Asked("cheese", "Is cheese made of curdled milk?", Set.of("cheese")),
              new Asked("wing", "Does the lift of a wing grow with the angle?", Set.of("wing")),
              new Asked("bishop", "How does a bishop move on a board?", Set.of("bishop"))));

  @Test
  void tellsAnsweredFromRefusedAndFindsTheThresholdOfEach() throws Exception {
    List<Verdict> verdicts = new ArrayList<>();
    for (Half half : Half.values()) {
      verdicts.addAll(
          new RefusalTrial(SET, "all-minilm-l6-v2").measure(new Withholding(Missing.WHOLE, half)));
    }

    assertThat(verdicts).hasSizeGreaterThan(SET.questions().size());
    assertThat(verdicts)
        .filteredOn(Verdict::answerable)
        .isNotEmpty()
        .allMatch(verdict -> !verdict.refused() && verdict.refusedFrom() > 0.4);
    assertThat(verdicts)
        .filteredOn(verdict -> !verdict.answerable())
        .isNotEmpty()
        .allMatch(verdict -> verdict.refused() && verdict.refusedAt(0.4));
  }
}
