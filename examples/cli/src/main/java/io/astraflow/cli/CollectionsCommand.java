package io.astraflow.cli;

import io.astraflow.collection.CollectionStats;
import io.astraflow.collection.CollectionSummary;
import io.astraflow.core.AstraFlow;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the collections, and holds the command for their settings. */
@Command(
    name = "collections",
    header = "List the collections of a data folder; show or change what one does by itself.",
    subcommands = CollectionsSettingsCommand.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  astraflow collections --json",
      "  astraflow collections settings --collection papers --summaries on"
    })
final class CollectionsCommand implements Callable<Integer> {
  @Mixin private final DataArguments data = new DataArguments();

  @Override
  public Integer call() {
    try (AstraFlow astra = data.openExisting()) {
      List<Listed> collections = astra.workspace().collections().stream().map(Listed::of).toList();
      data.printer().result(new Result(collections), out -> print(collections, out));
      return ExitCode.OK;
    }
  }

  private static void print(List<Listed> collections, PrintWriter out) {
    for (Listed collection : collections) {
      String documents = Numbers.count(collection.documents(), "document");
      String chunks = Numbers.count(collection.chunks(), "chunk");
      out.println(
          collection.name()
              + "  ("
              + documents
              + ", "
              + chunks
              + ", "
              + collection.embeddingModel()
              + ")");
    }
    if (collections.isEmpty()) {
      out.println("No collections yet.");
    }
  }

  /** What {@code collections --json} prints. */
  record Result(List<Listed> collections) {}

  /** A collection as JSON shows it. */
  record Listed(
      String name,
      String embeddingModel,
      long documents,
      long chunks,
      long vectors,
      long pending,
      long failed) {

    static Listed of(CollectionSummary collection) {
      CollectionStats stats = collection.stats();
      return new Listed(
          collection.name(),
          collection.embeddingModel(),
          stats.documents(),
          stats.chunks(),
          stats.vectors(),
          stats.pending(),
          stats.failed());
    }
  }
}
