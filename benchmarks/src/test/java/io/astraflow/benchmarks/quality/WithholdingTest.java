package io.astraflow.benchmarks.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.benchmarks.quality.QuestionSet.Asked;
import io.astraflow.benchmarks.quality.QuestionSet.Piece;
import io.astraflow.benchmarks.quality.Withholding.Half;
import io.astraflow.benchmarks.quality.Withholding.Left;
import io.astraflow.benchmarks.quality.Withholding.Missing;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WithholdingTest {
  private static final int WHOLES = 20;

  @Test
  void takesOutThePiecesThatAnswerAndLeavesTheirSiblings() {
    for (Half half : Half.values()) {
      Left left = new Withholding(Missing.PIECE, half).of(set());

      List<String> ids = left.pieces().stream().map(Piece::id).toList();
      assertThat(left.with()).isNotEmpty().allMatch(asked -> ids.containsAll(asked.answers()));
      assertThat(left.without())
          .isNotEmpty()
          .noneMatch(asked -> asked.answers().stream().anyMatch(ids::contains));
      assertThat(left.with().size() + left.without().size()).isEqualTo(2 * WHOLES);
      assertThat(ids).contains("0/unasked");
    }
  }

  @Test
  void takesOutWholeTexts() {
    Left left = new Withholding(Missing.WHOLE, Half.FIRST).of(set());

    Set<String> wholes = left.pieces().stream().map(Piece::whole).collect(Collectors.toSet());
    assertThat(left.without())
        .isNotEmpty()
        .noneMatch(asked -> wholes.contains(asked.id().replaceFirst("/.*", "")));
    assertThat(left.with()).allMatch(asked -> wholes.contains(asked.id().replaceFirst("/.*", "")));
  }

  @Test
  void everyQuestionIsOnceWithAnAnswerAndOnceWithout() {
    Left first = new Withholding(Missing.PIECE, Half.FIRST).of(set());
    Left second = new Withholding(Missing.PIECE, Half.SECOND).of(set());

    assertThat(first.with()).containsExactlyInAnyOrderElementsOf(second.without());
    assertThat(second.with()).containsExactlyInAnyOrderElementsOf(first.without());
  }

  @Test
  void whoLosesAPartOfTheAnswersIsLeftOut() {
    List<Piece> pieces = List.of(new Piece("a", "a", "A"), new Piece("b", "b", "B"));
    Asked both = new Asked("both", "A or B?", Set.of("a", "b"));
    List<Asked> questions = new ArrayList<>(List.of(both));
    for (int i = 0; i < WHOLES; i++) {
      questions.add(new Asked("b" + i, "B?", Set.of("b")));
    }
    QuestionSet set = new QuestionSet("set", "English", pieces, questions);
    for (Half half : Half.values()) {
      Left left = new Withholding(Missing.PIECE, half).of(set);
      boolean whole = left.pieces().size() == 2;
      assertThat(left.with().contains(both)).isEqualTo(whole);
    }
  }

  private static QuestionSet set() {
    List<Piece> pieces = new ArrayList<>();
    List<Asked> questions = new ArrayList<>();
    for (int i = 0; i < WHOLES; i++) {
      pieces.add(new Piece(i + "/unasked", "" + i, "Nobody asks for this."));
      for (String part : List.of("a", "b")) {
        String id = i + "/" + part;
        pieces.add(new Piece(id, "" + i, id));
        questions.add(new Asked(id, "What is " + id + "?", Set.of(id)));
      }
    }
    return new QuestionSet("set", "English", pieces, questions);
  }
}
