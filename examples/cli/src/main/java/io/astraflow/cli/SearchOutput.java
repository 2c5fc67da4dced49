package io.astraflow.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
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

  /** Prints the passages for people. */
  void print(PrintWriter out, boolean explained) {
    if (passages.isEmpty()) {
      out.println("Nothing found.");
    }
    int number = 1;
    for (Found found : passages) {
      String page = found.page() > 0 ? ", page " + found.page() : "";
      String score = Numbers.decimal(found.score(), 3);
      out.println(number + ". " + found.document() + page + " (score " + score + ")");
      if (explained) {
        out.println("   [" + found.explanation().line() + "]");
      }
      out.println("   " + shown(found));
      number++;
    }
  }

  private static String shown(Found found) {
    Around context = found.context();
    return context == null
        ? shortened(found.text())
        : context.text().strip().replace("\n", "\n   ");
  }

  private static String shortened(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    if (line.length() <= SHOWN_CHARACTERS) {
      return line;
    }
    int end = line.offsetByCodePoints(0, line.codePointCount(0, SHOWN_CHARACTERS));
    return line.substring(0, end) + "…";
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
          ExplainedRank.of(passage.explanation()),
          passage.context().map(c -> new Around(c.start(), c.end(), c.text())).orElse(null));
    }
  }

  /** What stands around a passage, as JSON shows it. */
  record Around(int start, int end, String text) {}
}
