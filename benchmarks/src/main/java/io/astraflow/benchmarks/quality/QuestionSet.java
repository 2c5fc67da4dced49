package io.astraflow.benchmarks.quality;

import java.util.List;
import java.util.Set;

/**
 * Pieces of texts, and questions with the pieces that answer them. Immutable.
 *
 * @param name what tables call it
 * @param language that of texts and questions, in English
 * @param pieces each is ingested as a document of its own
 * @param questions each with at least one piece
 */
record QuestionSet(String name, String language, List<Piece> pieces, List<Asked> questions) {
  QuestionSet {
    pieces = List.copyOf(pieces);
    questions = List.copyOf(questions);
  }

  /** Returns this set with so many of its questions at the most, drawn by their ids. */
  QuestionSet withAtMost(int most) {
    Draw draw = new Draw("sample");
    List<Asked> drawn = questions.stream().sorted(draw.order(Asked::id)).limit(most).toList();
    return new QuestionSet(name, language, pieces, drawn);
  }

  /** Returns whether some text has several pieces. */
  boolean hasSiblings() {
    return pieces.stream().map(Piece::whole).distinct().count() < pieces.size();
  }

  /**
   * A piece.
   *
   * @param id names it
   * @param whole the article, page or text that it is from
   * @param text its text
   */
  record Piece(String id, String whole, String text) {}

  /**
   * A question.
   *
   * @param id names it
   * @param text the question
   * @param answers the ids of the pieces that answer it
   */
  record Asked(String id, String text, Set<String> answers) {
    Asked {
      answers = Set.copyOf(answers);
    }
  }
}
