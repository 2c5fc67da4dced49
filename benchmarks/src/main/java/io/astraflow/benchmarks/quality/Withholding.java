package io.astraflow.benchmarks.quality;

import io.astraflow.benchmarks.quality.QuestionSet.Asked;
import io.astraflow.benchmarks.quality.QuestionSet.Piece;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes the answers to one half of a set's questions out of its texts. Of the other half, questions
 * that lose a part of their answers count as neither with an answer nor without. Immutable.
 *
 * @param missing how much is taken out
 * @param half which half, by the first of a question's answers
 */
record Withholding(Missing missing, Half half) {

  /** Returns what is left of a set, and who has an answer there. */
  Left of(QuestionSet set) {
    Map<String, String> wholes =
        set.pieces().stream().collect(Collectors.toMap(Piece::id, Piece::whole));
    Function<String, String> unit =
        missing == Missing.PIECE ? Function.identity() : id -> wholes.getOrDefault(id, id);
    Draw draw = new Draw("withheld");
    Map<Boolean, List<Asked>> halves =
        set.questions().stream()
            .collect(
                Collectors.partitioningBy(
                    asked -> draw.first(first(asked, unit)) == (half == Half.FIRST)));
    List<Asked> without = halves.getOrDefault(true, List.of());
    Set<String> gone = new HashSet<>();
    without.forEach(asked -> asked.answers().forEach(id -> gone.add(unit.apply(id))));
    Map<String, Boolean> kept = new HashMap<>();
    set.pieces().forEach(piece -> kept.put(piece.id(), !gone.contains(unit.apply(piece.id()))));
    return new Left(
        set.pieces().stream().filter(piece -> kept.getOrDefault(piece.id(), false)).toList(),
        halves.getOrDefault(false, List.of()).stream()
            .filter(asked -> asked.answers().stream().allMatch(id -> kept.getOrDefault(id, false)))
            .toList(),
        without);
  }

  private static String first(Asked asked, Function<String, String> unit) {
    return asked.answers().stream().map(unit).sorted().findFirst().orElseThrow();
  }

  /** What is taken out. */
  enum Missing {
    /** The pieces that answer; others of their text stay. */
    PIECE("the piece"),
    /** All texts that a piece which answers is from. */
    WHOLE("the whole text");

    private final String shown;

    Missing(String shown) {
      this.shown = shown;
    }

    /** Returns what tables call it. */
    String shown() {
      return shown;
    }
  }

  /** Whose answers are taken out. */
  enum Half {
    FIRST,
    SECOND
  }

  /**
   * What is left.
   *
   * @param pieces to ingest
   * @param with questions with all of their answers
   * @param without questions with none of them
   */
  record Left(List<Piece> pieces, List<Asked> with, List<Asked> without) {}
}
