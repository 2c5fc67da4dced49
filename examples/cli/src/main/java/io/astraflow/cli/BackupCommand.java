package io.astraflow.cli;

import io.astraflow.core.AstraFlow;
import io.astraflow.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes a copy of everything into one file. */
@Command(
    name = "backup",
    header = "Write a consistent copy of the data folder into one new file.",
    footerHeading = "%nExample:%n",
    footer = "  astraflow backup monday.astraflow")
final class BackupCommand implements Callable<Integer> {
  @Mixin private final DataArguments data = new DataArguments();

  @Parameters(paramLabel = "FILE", description = "Written anew; must not exist.")
  @SuppressWarnings("NullAway.Init")
  private Path file;

  @Override
  public Integer call() {
    Path target = file.toAbsolutePath().normalize();
    try (AstraFlow astra = data.openExisting()) {
      astra.backup(target);
    }
    Result result = new Result(target.toString(), size(target));
    data.printer()
        .result(
            result,
            out -> out.println("Wrote " + target + " (" + Numbers.bytes(result.bytes()) + ")"));
    return ExitCode.OK;
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new InvalidInputException(
          "Cannot read the backup just written, " + file + ": " + e.getMessage(), e);
    }
  }

  /** What {@code backup --json} prints. */
  record Result(String file, long bytes) {}
}
