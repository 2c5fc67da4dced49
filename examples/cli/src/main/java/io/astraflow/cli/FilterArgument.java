package io.astraflow.cli;

import io.astraflow.retrieval.Filter;
import io.astraflow.retrieval.FilterField;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The option that narrows a search or a list by metadata. */
final class FilterArgument {
  /** A key, a sign and a value that no shell and no filter takes for more than a text. */
  private static final Pattern PLAIN =
      Pattern.compile("([^\\s\"'`()=<>!]+)=((?:[^\\s\"'`()=<>!][^\\s\"'`()]*)?)");

  @Option(
      names = "--filter",
      paramLabel = "FILTER",
      description = {
        "Only documents with this metadata, such as",
        "'year >= 2020 and tag in (\"a\", \"b\")', or KEY=VALUE for an equal text; may be repeated,"
            + " then all must hold."
      })
  private List<String> filters = List.of();

  /** Returns the filter. */
  Filter filter() {
    return Filter.allOf(filters.stream().map(FilterArgument::parsed).toList());
  }

  private static Filter parsed(String text) {
    Matcher plain = PLAIN.matcher(text);
    return plain.matches()
        ? new FilterField(plain.group(1)).equalTo(plain.group(2))
        : Filter.parse(text);
  }
}
