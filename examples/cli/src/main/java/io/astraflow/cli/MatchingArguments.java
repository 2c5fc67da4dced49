package io.astraflow.cli;

import io.astraflow.retrieval.Matching;
import io.astraflow.retrieval.Query;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that say how words are matched. */
final class MatchingArguments {
  @Option(
      names = "--phrase",
      paramLabel = "WORDS",
      description =
          "Only passages with these words beside each other; repeatable. In the query itself,"
              + " words in double quotes are a phrase.")
  private List<String> phrases = List.of();

  @Option(
      names = "--prefix",
      description = "The last word is the beginning of one, as with * behind it.")
  private boolean prefix;

  @Option(names = "--exact", description = "Mend no typing errors.")
  private boolean exact;

  /** Returns what is meant by the words of a query and the options. */
  Query read(String typed) {
    Query query = Query.parse(typed);
    Matching matching = query.matching().withTypoTolerance(!exact).withHighlights(true);
    for (String phrase : phrases) {
      matching = matching.withPhrase(phrase);
    }
    return query.withMatching(prefix ? matching.withPrefix(true) : matching);
  }
}
