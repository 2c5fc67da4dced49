package io.astraflow.benchmarks.quality;

import io.astraflow.benchmarks.Data;
import io.astraflow.benchmarks.Machine;
import io.astraflow.model.EmbeddingAdapter;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Judges chunks of several sizes by reference spans. For one thread, once. */
@Command(
    name = "benchmarks/run chunking",
    description = {
      "Judges what is retrieved by the exact spans that answer a question: token recall,"
          + " precision and intersection over union as Smith and Troynikov define them in"
          + " \"Evaluating Chunking Strategies for Retrieval\" (2024), over their texts and"
          + " questions, for windows of a fixed number of tokens and for AstraFlow's chunks.",
      "Vectors are kept in benchmarks/target/kept-vectors; later runs embed nothing twice."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class ChunkingCommand implements Callable<Integer> {
  /** The first and the last token that a model adds. */
  private static final int SPECIAL_TOKENS = 2;

  private final PrintStream out;

  @Option(
      names = "--sizes",
      split = ",",
      paramLabel = "N",
      defaultValue = "64,128,200,254,256,400",
      description =
          "the most tokens in a chunk; those beyond the model are left out (${DEFAULT-VALUE})")
  private List<Integer> sizes = List.of();

  @Option(
      names = "--model",
      paramLabel = "ID",
      defaultValue = "all-minilm-l6-v2",
      description = "embedding model (${DEFAULT-VALUE})")
  private String model = "";

  @Option(
      names = "--retrieve",
      paramLabel = "N",
      defaultValue = "5",
      description = "how many chunks are retrieved for each question (${DEFAULT-VALUE})")
  private int retrieve;

  /** Prints its rows there. */
  public ChunkingCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    System.err.println(Machine.description());
    ChunkData data = ChunkData.read(Data.path("retrieval/chroma-chunking"));
    ChunkTrial trial = new ChunkTrial(data, KeptEmbeddings.PREFIX + model, retrieve);
    try (EmbeddingAdapter adapter = KeptEmbeddings.model(model)) {
      List<Chunking> measured = chunkings(adapter);
      out.println(ChunkRow.HEAD);
      for (Chunking chunking : measured) {
        out.println(trial.measure(chunking).line());
      }
    }
    return ExitCode.OK;
  }

  /** First without overlap, then with it, so that what matters most is known first. */
  private List<Chunking> chunkings(EmbeddingAdapter adapter) {
    int longest = adapter.maxTokens() - SPECIAL_TOKENS;
    List<Chunking> apart = new ArrayList<>();
    List<Chunking> overlapping = new ArrayList<>();
    for (int size : sizes) {
      if (size > longest) {
        System.err.printf("%d tokens are left out: %s reads %d%n", size, model, longest);
      } else {
        apart.add(new OwnChunks(size, 0));
        apart.add(new FixedWindows(size, 0, longest, adapter::countTokens));
        overlapping.add(new OwnChunks(size, size / 4));
        overlapping.add(new FixedWindows(size, size / 2, longest, adapter::countTokens));
      }
    }
    apart.addAll(overlapping);
    return apart;
  }
}
