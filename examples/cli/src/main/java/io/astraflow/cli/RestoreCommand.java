package io.astraflow.cli;

import io.astraflow.core.AstraFlow;
import io.astraflow.core.Status;
import io.astraflow.error.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Puts a backup in the place of what a data folder holds. */
@Command(
    name = "restore",
    header = "Put a backup in the place of what the data folder holds.",
    description = "The backup is checked before anything is touched.",
    footerHeading = "%nExample:%n",
    footer = "  astraflow restore monday.astraflow --data ./restored")
final class RestoreCommand implements Callable<Integer> {
  @Mixin private final DataArguments data = new DataArguments();

  @Parameters(paramLabel = "FILE", description = "What the command backup wrote.")
  @SuppressWarnings("NullAway.Init")
  private Path file;

  @Override
  public Integer call() {
    if (!Files.isRegularFile(file)) {
      throw new InvalidInputException("No such backup file: " + file + ". Check the path.");
    }
    AstraFlow.restore(file.toAbsolutePath().normalize(), data.folder());
    Result result = restored();
    data.printer()
        .result(
            result,
            out ->
                out.println(
                    "Restored "
                        + Numbers.count(result.documents(), "document")
                        + " into "
                        + result.data()));
    return ExitCode.OK;
  }

  private Result restored() {
    try (AstraFlow astra = data.openExisting()) {
      Status status = astra.status();
      return new Result(data.folder().toString(), status.collections(), status.documents());
    }
  }

  /** What {@code restore --json} prints. */
  record Result(String data, long collections, long documents) {}
}
