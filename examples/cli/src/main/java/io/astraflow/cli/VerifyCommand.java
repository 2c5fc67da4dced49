package io.astraflow.cli;

import io.astraflow.core.AstraFlow;
import io.astraflow.core.VerifyReport;
import io.astraflow.error.CorruptDataException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks a whole data folder. */
@Command(
    name = "verify",
    header = "Check the whole data folder: database, invariants and indexes.",
    description =
        "Reads everything and changes nothing. Exit code 1 says that problems were found.")
final class VerifyCommand implements Callable<Integer> {
  @Mixin private final DataArguments data = new DataArguments();

  @Override
  public Integer call() {
    Result result = verify();
    data.printer().result(result, out -> print(result, out));
    return result.ok() ? ExitCode.OK : ExitCode.PROBLEMS;
  }

  private Result verify() {
    try (AstraFlow astra = data.openExisting()) {
      VerifyReport report = astra.verify();
      return new Result(report.ok(), report.problems());
    } catch (CorruptDataException e) {
      // Damage that keeps the folder from opening is what was asked for, not a failure to answer.
      return new Result(false, List.of(CommandErrors.oneLine(e.getMessage())));
    }
  }

  private void print(Result result, PrintWriter out) {
    if (result.ok()) {
      out.println("No problems found in " + data.folder());
    }
    result.problems().forEach(out::println);
  }

  /** What {@code verify --json} prints. */
  record Result(boolean ok, List<String> problems) {}
}
