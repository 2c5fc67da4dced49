package io.astraflow.cli;

import io.astraflow.collection.Collection;
import io.astraflow.core.AstraFlow;
import io.astraflow.error.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deletes documents, or a whole collection. */
@Command(
    name = "delete",
    header = "Delete documents, or a whole collection.",
    description = {
      "With document ids or paths it deletes these documents. With --collection and --yes alone it"
          + " deletes the collection. Files on disk are never touched.",
    },
    footerHeading = "%nExamples:%n",
    footer = {"  astraflow delete docs/old.md", "  astraflow delete --collection papers --yes"})
final class DeleteCommand implements Callable<Integer> {
  @Mixin private final DataArguments data = new DataArguments();

  @Option(names = "--yes", description = "Really delete the whole collection.")
  private boolean yes;

  @Parameters(
      paramLabel = "DOCUMENT",
      arity = "0..*",
      description = "Ids or paths, as the command documents shows them.")
  private List<String> names = List.of();

  @Override
  public Integer call() {
    if (names.isEmpty()) {
      checkCollectionIsMeant();
    }
    try (AstraFlow astra = data.openExisting()) {
      Result result =
          names.isEmpty() ? deleteCollection(astra) : deleteDocuments(data.existing(astra));
      data.printer().result(result, out -> out.println(result.sentence()));
      return ExitCode.OK;
    }
  }

  private void checkCollectionIsMeant() {
    if (!data.given("--collection")) {
      throw new InvalidInputException(
          "Nothing to delete: name documents, or a collection with --collection NAME --yes.");
    }
    if (!yes) {
      throw new InvalidInputException(
          "This would delete the whole collection \""
              + data.collectionName()
              + "\". Add --yes to"
              + " do so, or name the documents to delete.");
    }
  }

  // Not opened: a collection whose model is gone can still be deleted.
  private Result deleteCollection(AstraFlow astra) {
    long documents =
        astra.workspace().collections().stream()
            .filter(collection -> collection.name().equals(data.collectionName()))
            .mapToLong(collection -> collection.stats().documents())
            .sum();
    if (!astra.workspace().deleteCollection(data.collectionName())) {
      throw data.unknown(astra);
    }
    return new Result(1, documents);
  }

  private Result deleteDocuments(Collection collection) {
    Map<String, String> ids = new DocumentNames(collection).ids(names);
    long deleted = ids.values().stream().distinct().filter(collection::deleteDocument).count();
    return new Result(0, deleted);
  }

  /** What {@code delete --json} prints: how many of each are gone. */
  record Result(long collections, long documents) {
    String sentence() {
      String gone = Numbers.count(documents, "document") + " deleted.";
      return collections == 0 ? gone : "Collection with " + gone;
    }
  }
}
