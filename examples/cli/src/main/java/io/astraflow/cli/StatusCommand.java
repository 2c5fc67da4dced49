package io.astraflow.cli;

import io.astraflow.core.AstraFlow;
import io.astraflow.core.Status;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what a data folder holds. */
@Command(name = "status", header = "Say what a data folder holds.")
final class StatusCommand implements Callable<Integer> {
  @Mixin private final DataArguments data = new DataArguments();

  @Override
  public Integer call() {
    try (AstraFlow astra = data.openExisting()) {
      Status status = astra.status();
      data.printer().result(Result.of(status), out -> print(status, out));
      return ExitCode.OK;
    }
  }

  private void print(Status status, PrintWriter out) {
    out.println("Data folder   " + data.folder());
    out.println("Collections   " + Numbers.grouped(status.collections()));
    out.println("Documents     " + Numbers.grouped(status.documents()));
    out.println("Chunks        " + Numbers.grouped(status.chunks()));
    out.println("Vectors       " + Numbers.grouped(status.vectors()));
    out.println("Pending       " + Numbers.grouped(status.pending()));
    out.println("On disk       " + Numbers.bytes(status.bytes()));
    out.println("Kernel        " + status.kernel());
    status
        .indexes()
        .forEach((name, index) -> out.println("Index         " + name + ": " + line(index)));
  }

  private static String line(Status.Index index) {
    String line = index.description() + ", " + Numbers.grouped(index.vectors()) + " vectors";
    return index.waiting() == 0
        ? line
        : line + ", " + Numbers.grouped(index.waiting()) + " of them waiting";
  }

  /** What {@code status --json} prints. */
  record Result(
      long collections,
      long documents,
      long chunks,
      long vectors,
      long pending,
      long bytes,
      String kernel,
      Map<String, Status.Index> indexes) {
    static Result of(Status status) {
      return new Result(
          status.collections(),
          status.documents(),
          status.chunks(),
          status.vectors(),
          status.pending(),
          status.bytes(),
          status.kernel(),
          status.indexes());
    }
  }
}
