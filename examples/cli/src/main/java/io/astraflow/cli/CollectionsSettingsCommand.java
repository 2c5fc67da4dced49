package io.astraflow.cli;

import io.astraflow.collection.Collection;
import io.astraflow.collection.CollectionSettings;
import io.astraflow.core.AstraFlow;
import io.astraflow.error.InvalidInputException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows and changes what a collection does by itself. */
@Command(
    name = "settings",
    header = "Show what a collection does by itself, or change what is named.",
    description =
        "Summaries and insights of new documents are tasks: \"tasks run\" or \"ingest --wait\" runs"
            + " them.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  astraflow collections settings --collection papers",
      "  astraflow collections settings --collection papers --summaries on --threshold 0.3"
    })
final class CollectionsSettingsCommand implements Callable<Integer> {
  private static final String DEFAULT = "default";

  @Mixin private final DataArguments data = new DataArguments();

  @Option(
      names = "--summaries",
      paramLabel = "on|off",
      description = "Whether each new version of a document is summarised.")
  private @Nullable Switch summaries;

  @Option(
      names = "--insights",
      paramLabel = "on|off",
      description = "Whether the insights of each new version are found.")
  private @Nullable Switch insights;

  @Option(
      names = "--threshold",
      paramLabel = "T",
      description =
          "How related to a question a passage must be for an answer, 0 to 1, or default: the"
              + " greater, the more questions are refused.")
  private @Nullable String threshold;

  /** Whether something is done. */
  enum Switch {
    ON,
    OFF
  }

  @Override
  public Integer call() {
    try (AstraFlow astra = data.openExisting()) {
      Collection collection = data.existing(astra);
      CollectionSettings before = collection.settings();
      CollectionSettings settings = changed(before);
      if (!settings.equals(before)) {
        collection.configure(settings);
      }
      Result result = Result.of(collection.name(), settings);
      data.printer().result(result, result::print);
      return ExitCode.OK;
    }
  }

  private CollectionSettings changed(CollectionSettings before) {
    CollectionSettings settings = before;
    if (summaries != null) {
      settings = settings.withSummariesAfterIngestion(summaries == Switch.ON);
    }
    if (insights != null) {
      settings = settings.withInsightsAfterIngestion(insights == Switch.ON);
    }
    if (threshold != null) {
      settings =
          threshold.equalsIgnoreCase(DEFAULT)
              ? settings.withoutRelevanceThreshold()
              : settings.withRelevanceThreshold(number(threshold));
    }
    return settings;
  }

  private static double number(String text) {
    double number;
    try {
      number = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw refused(text, e);
    }
    if (!(number >= 0 && number <= 1)) {
      throw refused(text, null);
    }
    return number;
  }

  private static InvalidInputException refused(String text, @Nullable Throwable cause) {
    return new InvalidInputException(
        "--threshold is 0 to 1, or default, not \"" + text + "\".", cause);
  }

  /** What {@code collections settings --json} prints; no threshold is the default. */
  record Result(
      String collection, boolean summaries, boolean insights, @Nullable Double threshold) {
    static Result of(String name, CollectionSettings settings) {
      return new Result(
          name,
          settings.summarizeAfterIngestion(),
          settings.insightsAfterIngestion(),
          settings.relevanceThreshold().isPresent()
              ? settings.relevanceThreshold().getAsDouble()
              : null);
    }

    void print(PrintWriter out) {
      out.println("Collection  " + collection);
      out.println("Summaries   " + (summaries ? "on" : "off"));
      out.println("Insights    " + (insights ? "on" : "off"));
      out.println("Threshold   " + (threshold == null ? DEFAULT : threshold));
    }
  }
}
