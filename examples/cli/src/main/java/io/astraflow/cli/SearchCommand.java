package io.astraflow.cli;

import io.astraflow.core.AstraFlow;
import io.astraflow.retrieval.Passage;
import io.astraflow.retrieval.Query;
import io.astraflow.retrieval.SearchMode;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds passages. */
@Command(
    name = "search",
    header = "Find the passages that fit a query, best first.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  astraflow search \"boundary layer\" --top-k 5",
      "  astraflow search invoice --mode lexical --filter year=2024 --json"
    })
final class SearchCommand implements Callable<Integer> {
  private static final int SHOWN_CHARACTERS = 300;

  @Mixin private final DataArguments data = new DataArguments();
  @Mixin private final FilterArgument filter = new FilterArgument();

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "hybrid",
      description = "hybrid, lexical or semantic (default: ${DEFAULT-VALUE}).")
  private SearchMode mode = SearchMode.HYBRID;

  @Option(
      names = "--top-k",
      paramLabel = "N",
      defaultValue = "10",
      description = "Most passages wanted, 1 to 10000 (default: ${DEFAULT-VALUE}).")
  private int topK = 10;

  @Parameters(paramLabel = "QUERY", arity = "1..*", description = "What to look for, in any words.")
  private List<String> words = List.of();

  @Override
  public Integer call() throws InterruptedException {
    Query query =
        Query.of(String.join(" ", words)).withMode(mode).withTopK(topK).withFilter(filter.filter());
    try (AstraFlow astra = data.openExisting()) {
      List<Passage> passages = data.existing(astra).retriever().retrieve(query);
      data.printer().result(Result.of(passages), out -> print(passages, out));
      return ExitCode.OK;
    }
  }

  private static void print(List<Passage> passages, PrintWriter out) {
    if (passages.isEmpty()) {
      out.println("Nothing found.");
    }
    int number = 1;
    for (Passage passage : passages) {
      String page = passage.page() > 0 ? ", page " + passage.page() : "";
      String score = Numbers.decimal(passage.score(), 3);
      out.println(number + ". " + passage.source() + page + " (score " + score + ")");
      out.println("   " + shortened(passage.text()));
      number++;
    }
  }

  private static String shortened(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    if (line.length() <= SHOWN_CHARACTERS) {
      return line;
    }
    int end = line.offsetByCodePoints(0, line.codePointCount(0, SHOWN_CHARACTERS));
    return line.substring(0, end) + "…";
  }

  /** What {@code search --json} prints. */
  record Result(List<Found> passages) {
    static Result of(List<Passage> passages) {
      return new Result(passages.stream().map(Found::of).toList());
    }
  }

  /** A passage as JSON shows it. */
  record Found(String document, int page, int start, int end, double score, String text) {
    static Found of(Passage passage) {
      return new Found(
          passage.source(),
          passage.page(),
          passage.start(),
          passage.end(),
          passage.score(),
          passage.text());
    }
  }
}
