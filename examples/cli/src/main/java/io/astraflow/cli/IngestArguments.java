package io.astraflow.cli;

import io.astraflow.collection.CollectionOptions;
import io.astraflow.error.InvalidInputException;
import io.astraflow.ingest.IngestListener;
import io.astraflow.ingest.IngestOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of the commands that ingest. */
final class IngestArguments {
  private final Interruption interruption;

  @Option(
      names = "--delete-vanished",
      description = "Delete documents that lie under a PATH no longer.")
  private boolean deleteVanished;

  @Option(
      names = "--password",
      paramLabel = "P",
      description = "Password to try on encrypted documents; may be repeated.")
  private List<String> passwords = List.of();

  @Option(
      names = "--meta",
      paramLabel = "KEY=VALUE",
      description = "Metadata for every document, for --filter; may be repeated.")
  private Map<String, String> metadata = new LinkedHashMap<>();

  @Option(
      names = "--embedding-model",
      paramLabel = "ID",
      description = "Embedding model of a new collection.")
  private @Nullable String model;

  @Option(
      names = "--chunk-tokens",
      paramLabel = "N",
      description = "Most tokens in a chunk of a new collection.")
  private @Nullable Integer chunkTokens;

  IngestArguments(Interruption interruption) {
    this.interruption = interruption;
  }

  /** Returns what was said about the collection; the rest stays as it is. */
  CollectionOptions collectionOptions() {
    CollectionOptions options = CollectionOptions.ofDefaults();
    if (model != null) {
      options = options.withEmbeddingModel(model);
    }
    return chunkTokens == null ? options : options.withChunkTokens(chunkTokens);
  }

  /** Returns how to ingest. */
  IngestOptions ingestOptions(IngestListener listener) {
    return IngestOptions.builder()
        .deleteVanished(deleteVanished)
        .passwords(passwords)
        .metadata(metadata)
        .listener(listener)
        .cancellation(interruption.cancellation())
        .build();
  }

  /** Complains about a path that does not exist before anything is opened or created. */
  static void checkPaths(List<Path> paths) {
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new InvalidInputException(
            "No such file or directory: " + path + ". Check the path, or leave it out.");
      }
    }
  }
}
