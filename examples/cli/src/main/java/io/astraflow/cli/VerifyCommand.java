package io.astraflow.cli;

import io.astraflow.core.AstraFlow;
import io.astraflow.core.VerifyReport;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks a whole data folder. */
@Command(
    name = "verify",
    header = "Check the whole data folder: database, invariants and indexes.",
    description = "Reads everything. Exit code 1 says that problems were found.")
final class VerifyCommand implements Callable<Integer> {
  @Mixin private final DataArguments data = new DataArguments();

  @Override
  public Integer call() {
    VerifyReport report = AstraFlow.verify(data.existingFolder());
    data.printer().result(new Result(report.ok(), report.problems()), out -> print(report, out));
    return report.ok() ? ExitCode.OK : ExitCode.PROBLEMS;
  }

  private void print(VerifyReport report, PrintWriter out) {
    if (report.ok()) {
      out.println("No problems found in " + data.folder());
    }
    report.problems().forEach(out::println);
  }

  /** What {@code verify --json} prints. */
  record Result(boolean ok, List<String> problems) {}
}
