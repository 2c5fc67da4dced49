package io.astraflow.cli;

import io.astraflow.core.AstraFlow;
import io.astraflow.onnx.CrossEncoder;
import io.astraflow.retrieval.Query;
import io.astraflow.retrieval.SearchMode;
import io.astraflow.retrieval.SearchResult;
import java.util.List;
import java.util.Optional;
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
      "  astraflow search --phrase \"boundary layer\" turbulent flow",
      "  astraflow search turbulent compres --prefix",
      "  astraflow search invoice --mode lexical --filter year=2024 --json",
      "  astraflow search \"lift of a wing\" --rerank models/ms-marco-MiniLM-L-6-v2 --explain"
    })
final class SearchCommand implements Callable<Integer> {
  @Mixin private final DataArguments data = new DataArguments();
  @Mixin private final FilterArgument filter = new FilterArgument();
  @Mixin private final MatchingArguments matching = new MatchingArguments();
  @Mixin private final RankingArguments ranking = new RankingArguments();

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

  @Option(names = "--explain", description = "Show which sides found a passage, where, and why.")
  private boolean explain;

  @Parameters(paramLabel = "QUERY", arity = "1..*", description = "What to look for, in any words.")
  private List<String> words = List.of();

  @Override
  public Integer call() throws InterruptedException {
    Query query =
        ranking.applyTo(
            matching
                .read(String.join(" ", words))
                .withMode(mode)
                .withTopK(topK)
                .withFilter(filter.filter()));
    Optional<CrossEncoder> reranker = ranking.openReranker();
    try (AstraFlow astra = opened(reranker)) {
      SearchResult result = data.existing(astra).retriever().search(query);
      SearchOutput output = SearchOutput.of(result);
      output.notices().forEach(data.printer()::note);
      data.printer().styledResult(output, out -> output.print(out, explain, data.styled()));
      return ExitCode.OK;
    } finally {
      reranker.ifPresent(CrossEncoder::close);
    }
  }

  private AstraFlow opened(Optional<CrossEncoder> reranker) {
    AstraFlow.Builder builder = AstraFlow.builder(data.existingFolder()).runTasks(false);
    reranker.ifPresent(builder::reranker);
    return builder.build();
  }
}
