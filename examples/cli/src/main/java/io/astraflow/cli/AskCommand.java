package io.astraflow.cli;

import io.astraflow.collection.Collection;
import io.astraflow.core.AstraFlow;
import io.astraflow.error.InvalidInputException;
import io.astraflow.ingest.IngestReport;
import io.astraflow.retrieval.Answer;
import io.astraflow.retrieval.Citation;
import io.astraflow.retrieval.Query;
import io.astraflow.retrieval.Question;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Answers a question, after ingesting what is new. */
@Command(
    name = "ask",
    header = "Answer a question from your files, with citations.",
    description = {
      "Ingests what is new under the paths, then answers with literal quotations. Without a path it"
          + " asks what the collection holds already. Where nothing relevant is found it says so.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  astraflow ask docs \"What happens when two processes open the same data folder?\"",
      "  astraflow ask \"Which optimiser did they use?\" --collection papers --json",
      "  astraflow ask \"Which optimiser did they use?\" --collection papers --model ollama:llama3.2"
    })
final class AskCommand implements Callable<Integer> {
  @Mixin private final DataArguments data = new DataArguments();
  @Mixin private final FilterArgument filter = new FilterArgument();
  @Mixin private final ModelArgument model = new ModelArgument();

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private IngestArguments arguments;

  @Parameters(
      paramLabel = "PATH… QUESTION",
      arity = "1..*",
      description = "Files and directories, and at the end the question.")
  private List<String> words = List.of();

  @Override
  public Integer call() throws InterruptedException {
    model.check();
    Question question = question();
    List<Path> paths = words.subList(0, words.size() - 1).stream().map(Path::of).toList();
    IngestArguments.checkPaths(paths);
    if (paths.isEmpty()) {
      try (AstraFlow astra = data.openExisting()) {
        answer(data.existing(astra), written(question, astra));
        return ExitCode.OK;
      }
    }
    try (AstraFlow astra = data.openOrCreate()) {
      Collection collection =
          astra.workspace().collection(data.collectionName(), arguments.collectionOptions());
      int exitCode = ingest(collection, paths);
      if (exitCode != ExitCode.INTERRUPTED) {
        answer(collection, written(question, astra));
      }
      return exitCode;
    }
  }

  private Question question() {
    String text = words.get(words.size() - 1);
    if (text.isBlank()) {
      throw new InvalidInputException(
          "The question is empty. Write it behind the paths, in quotation marks.");
    }
    if (isPath(text)) {
      throw new InvalidInputException(
          "The question is missing: \""
              + text
              + "\" is a path. Write the question behind it, in"
              + " quotation marks.");
    }
    Query query = Query.of(text).withFilter(filter.filter());
    return Question.of(query);
  }

  /** Returns the question with the model that is to answer it. */
  private Question written(Question question, AstraFlow astra) throws InterruptedException {
    return model.chosen(astra.workspace().models()).map(question::withModel).orElse(question);
  }

  private static boolean isPath(String text) {
    try {
      return Files.exists(Path.of(text));
    } catch (InvalidPathException e) {
      return false; // What no file system takes as a name is a question.
    }
  }

  private int ingest(Collection collection, List<Path> paths) throws InterruptedException {
    Printer printer = data.printer();
    IngestReport report = new Ingestion(printer, arguments).run(collection, paths, data.folder());
    boolean news = report.added() + report.updated() + report.deleted() + report.failed() > 0;
    if (news || report.cancelled()) {
      printer.note(Ingestion.summary(report));
    }
    return Ingestion.exitCode(report);
  }

  private void answer(Collection collection, Question question) throws InterruptedException {
    Answer answer = collection.ask(question);
    data.printer().result(Result.of(answer), out -> print(answer, out));
  }

  private static void print(Answer answer, PrintWriter out) {
    out.println(answer.text());
    if (!answer.citations().isEmpty()) {
      out.println();
    }
    int number = 1;
    for (Citation citation : answer.citations()) {
      out.println("[" + number + "] " + citation);
      number++;
    }
    out.println();
    out.println("Answered by " + answer.model());
  }

  /** What {@code ask --json} prints. */
  record Result(String answer, boolean refused, String model, List<Quotation> citations) {
    static Result of(Answer answer) {
      List<Quotation> citations = answer.citations().stream().map(Quotation::of).toList();
      return new Result(answer.text(), answer.refused(), answer.model(), citations);
    }
  }

  /** A citation as JSON shows it. */
  record Quotation(String document, int page, int start, int end, String quote) {
    static Quotation of(Citation citation) {
      return new Quotation(
          citation.source(), citation.page(), citation.start(), citation.end(), citation.quote());
    }
  }
}
