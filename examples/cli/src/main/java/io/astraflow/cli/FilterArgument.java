package io.astraflow.cli;

import io.astraflow.error.InvalidInputException;
import io.astraflow.retrieval.Filter;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that narrows a search by metadata. */
final class FilterArgument {
  @Option(
      names = "--filter",
      paramLabel = "KEY=VALUE",
      description = "Only documents with this metadata; may be repeated, then all must hold.")
  private List<String> terms = List.of();

  /** Returns the filter. */
  Filter filter() {
    return terms.stream().map(FilterArgument::parsed).reduce(Filter.all(), Filter::and);
  }

  private static Filter parsed(String term) {
    int sign = term.indexOf('=');
    if (sign < 1) {
      throw new InvalidInputException(
          "--filter takes KEY=VALUE, not \"" + term + "\". Write for example --filter year=2024.");
    }
    return Filter.equal(term.substring(0, sign), term.substring(sign + 1));
  }
}
