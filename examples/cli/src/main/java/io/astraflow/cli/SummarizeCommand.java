package io.astraflow.cli;

import io.astraflow.collection.Collection;
import io.astraflow.core.AstraFlow;
import io.astraflow.error.InvalidInputException;
import io.astraflow.model.ModelName;
import io.astraflow.summary.Summaries;
import io.astraflow.summary.Summary;
import io.astraflow.summary.SummaryMethod;
import io.astraflow.summary.SummaryRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Summarises a document, or a whole collection. */
@Command(
    name = "summarize",
    header = "Summarise a document, or a whole collection.",
    description = {
      "Prints the summary while it is written, and keeps it: the next time it is there at once,"
          + " until the document changes. Without a language model it takes the most central"
          + " sentences.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  astraflow summarize docs/scaling.md",
      "  astraflow summarize --collection papers --model ollama:llama3.2 --words 300"
    })
final class SummarizeCommand implements Callable<Integer> {
  private static final int WORDS = SummaryRequest.defaults().words();

  private final Interruption interruption;

  @Mixin private final DataArguments data = new DataArguments();
  @Mixin private final ModelArgument model = new ModelArgument();

  @Option(names = "--words", paramLabel = "N", description = "About how many words (default: 150).")
  private int words = WORDS;

  @Option(
      names = "--refine",
      description = "Go through a long text part by part, rather than putting summaries together.")
  private boolean refine;

  @Option(
      names = "--regenerate",
      description = "Make it anew, though one is kept that still holds.")
  private boolean regenerate;

  @Parameters(
      paramLabel = "DOCUMENT",
      arity = "0..1",
      description = "Id or path, as the command documents shows it (default: all together).")
  private @Nullable String document;

  SummarizeCommand(Interruption interruption) {
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws InterruptedException {
    model.check();
    SummaryRequest request = request();
    try (AstraFlow astra = data.openExisting()) {
      interruption.interruptsAtOnce();
      Collection collection = data.existing(astra);
      Optional<ModelName> writer = model.chosen(astra.workspace().models());
      if (writer.isEmpty() && refine) {
        throw new InvalidInputException(
            "--refine needs a language model: name one with --model, or leave it out.");
      }
      summarize(
          collection,
          writer
              .map(request::withModel)
              .orElseGet(() -> request.withMethod(SummaryMethod.EXTRACTIVE)));
      return ExitCode.OK;
    }
  }

  private SummaryRequest request() {
    SummaryRequest request = SummaryRequest.defaults().withWords(words);
    request = refine ? request.withMethod(SummaryMethod.REFINE) : request;
    return regenerate ? request.regenerated() : request;
  }

  private void summarize(Collection collection, SummaryRequest request)
      throws InterruptedException {
    SummaryProgress progress = SummaryProgress.of(data.printer(), data.json());
    try {
      Summary summary = made(collection, request, progress);
      progress.clear();
      data.printer().result(Result.of(summary), out -> progress.print(summary, out));
    } finally {
      progress.clear();
    }
  }

  private Summary made(Collection collection, SummaryRequest request, SummaryProgress progress)
      throws InterruptedException {
    Summaries summaries = collection.summaries();
    if (document == null) {
      return summaries.summarizeCollection(request, progress);
    }
    String id = new DocumentNames(collection).ids(List.of(document)).getOrDefault(document, "");
    return summaries.summarize(id, request, progress);
  }

  /** What {@code summarize --json} prints. */
  record Result(String summary, String writer, String method, int calls, String createdAt) {
    static Result of(Summary summary) {
      return new Result(
          summary.text(),
          summary.writer(),
          summary.method().name().toLowerCase(Locale.ROOT),
          summary.calls(),
          summary.createdAt().toString());
    }
  }
}
