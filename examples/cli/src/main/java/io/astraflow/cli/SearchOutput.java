package io.astraflow.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.astraflow.cli.chat.HarmlessWriter;
import io.astraflow.retrieval.Passage;
import io.astraflow.retrieval.SearchResult;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code search --json} prints, and how people see it.
 *
 * @param passages best first
 * @param notices what did not go as asked
 */
record SearchOutput(List<Found> passages, List<String> notices) {
  private static final int SHOWN_CHARACTERS = 300;

  static SearchOutput of(SearchResult result) {
    return new SearchOutput(
        result.passages().stream().map(Found::of).toList(),
        result.notices().stream().map(notice -> notice.message()).toList());
  }

  /**
   * Prints the passages for people.
   *
   * @param explained whether to say why each is where it is
   * @param styled whether to mark what matches
   */
  void print(PrintWriter out, boolean explained, boolean styled) {
    if (passages.isEmpty()) {
      out.println("Nothing found.");
    }
    int number = 1;
    for (Found found : passages) {
      String page = found.page() > 0 ? ", page " + found.page() : "";
      String score = Numbers.decimal(found.score(), 3);
      String document = HarmlessWriter.harmless(found.document());
      out.println(number + ". " + document + page + " (score " + score + ")");
      if (explained) {
        out.println("   [" + found.explanation().line() + "]");
      }
      out.println("   " + shown(found, styled));
      number++;
    }
  }

  private static String shown(Found found, boolean styled) {
    Around context = found.context();
    return context == null
        ? new MarkedText(found.text(), found.start(), found.highlights())
            .line(SHOWN_CHARACTERS, styled)
        : HarmlessWriter.harmless(context.text()).strip().replace("\n", "\n   ");
  }

  /** A passage as JSON shows it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Found(
      String document,
      int page,
      int start,
      int end,
      double score,
      String text,
      List<Mark> highlights,
      ExplainedRank explanation,
      @Nullable Around context) {
    static Found of(Passage passage) {
      return new Found(
          passage.source(),
          passage.page(),
          passage.start(),
          passage.end(),
          passage.score(),
          passage.text(),
          passage.highlights().stream().map(h -> new Mark(h.start(), h.end())).toList(),
          ExplainedRank.of(passage.explanation()),
          passage.context().map(c -> new Around(c.start(), c.end(), c.text())).orElse(null));
    }
  }

  /** A part of a document that matches, as JSON shows it. */
  record Mark(int start, int end) {}

  /** What stands around a passage, as JSON shows it. */
  record Around(int start, int end, String text) {}
}
