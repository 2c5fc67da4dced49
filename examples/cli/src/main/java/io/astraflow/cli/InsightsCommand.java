package io.astraflow.cli;

import io.astraflow.collection.Collection;
import io.astraflow.core.AstraFlow;
import io.astraflow.insight.Entity;
import io.astraflow.insight.InsightRequest;
import io.astraflow.insight.Insights;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what a document is about at a glance. */
@Command(
    name = "insights",
    header = "Show a document's language, keywords, names and reading time.",
    description = {
      "Keeps them among its metadata, where --filter finds them. Names are found where there is a"
          + " language model.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  astraflow insights docs/scaling.md",
      "  astraflow search \"index\" --filter 'insight.reading-minutes <= 5'"
    })
final class InsightsCommand implements Callable<Integer> {
  private final Interruption interruption;

  @Mixin private final DataArguments data = new DataArguments();
  @Mixin private final ModelArgument model = new ModelArgument();

  @Option(names = "--regenerate", description = "Find them anew, though they are kept.")
  private boolean regenerate;

  @Parameters(
      paramLabel = "DOCUMENT",
      description = "Id or path, as the command documents shows it.")
  private String document = "";

  InsightsCommand(Interruption interruption) {
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws InterruptedException {
    model.check();
    try (AstraFlow astra = data.openExisting()) {
      interruption.interruptsAtOnce();
      Collection collection = data.existing(astra);
      String id = new DocumentNames(collection).ids(List.of(document)).getOrDefault(document, "");
      InsightRequest request = InsightRequest.defaults();
      request = regenerate ? request.regenerated() : request;
      Insights insights =
          collection.insights(
              id, model.chosen(astra.workspace().models()).map(request::withModel).orElse(request));
      data.printer().result(Result.of(insights), out -> print(insights, out));
      return ExitCode.OK;
    }
  }

  private static void print(Insights insights, PrintWriter out) {
    out.println("Language      " + insights.language());
    out.println("Reading time  " + Numbers.clock(insights.readingTime()));
    out.println("Keywords      " + String.join(", ", insights.keywords()));
    for (Entity entity : insights.entities()) {
      out.println("Name          " + entity.name() + " (" + Result.kind(entity) + ")");
    }
  }

  /** What {@code insights --json} prints. */
  record Result(String language, long readingSeconds, List<String> keywords, List<Name> names) {
    static Result of(Insights insights) {
      return new Result(
          insights.language(),
          insights.readingTime().toSeconds(),
          insights.keywords(),
          insights.entities().stream().map(e -> new Name(e.name(), kind(e))).toList());
    }

    static String kind(Entity entity) {
      return entity.kind().name().toLowerCase(Locale.ROOT);
    }
  }

  /** A name as JSON shows it. */
  record Name(String name, String kind) {}
}
