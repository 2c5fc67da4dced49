package io.astraflow.cli;

import io.astraflow.retrieval.Filter;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The option that narrows a search by metadata. */
final class FilterArgument {
  @Option(
      names = "--filter",
      paramLabel = "KEY=VALUE",
      description = "Only documents with this metadata; may be repeated, then all must hold.")
  private Map<String, String> terms = new LinkedHashMap<>();

  /** Returns the filter. */
  Filter filter() {
    return terms.entrySet().stream()
        .map(term -> Filter.equal(term.getKey(), term.getValue()))
        .reduce(Filter.all(), Filter::and);
  }
}
