package io.astraflow.cli;

import io.astraflow.core.AstraFlow;
import io.astraflow.error.InvalidInputException;
import io.astraflow.insight.DuplicateGroup;
import io.astraflow.insight.DuplicateGroup.Member;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reports documents that say the same, or nearly. */
@Command(
    name = "duplicates",
    header = "Report documents whose texts are the same, or nearly.",
    description =
        "Similarity is the share of sequences of four words that two texts have in common.",
    footerHeading = "%nExamples:%n",
    footer = {"  astraflow duplicates --collection papers --least 0.6"})
final class DuplicatesCommand implements Callable<Integer> {
  private final Interruption interruption;

  @Mixin private final DataArguments data = new DataArguments();

  @Option(
      names = "--least",
      paramLabel = "S",
      description = "The least similarity, more than 0, to 1 (default: ${DEFAULT-VALUE}).")
  private double least = 0.8;

  DuplicatesCommand(Interruption interruption) {
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (!(least > 0 && least <= 1)) {
      throw new InvalidInputException("--least is more than 0, to 1: " + least + ".");
    }
    try (AstraFlow astra = data.openExisting()) {
      interruption.interruptsAtOnce();
      List<DuplicateGroup> groups = data.existing(astra).duplicates(least);
      data.printer().result(new Result(groups), out -> print(groups, out));
      return ExitCode.OK;
    }
  }

  private static void print(List<DuplicateGroup> groups, PrintWriter out) {
    if (groups.isEmpty()) {
      out.println("No two documents are that similar.");
    }
    for (DuplicateGroup group : groups) {
      for (Member member : group.documents()) {
        String how = member.identical() ? "same" : Numbers.decimal(member.similarity(), 2);
        out.println(how + "  " + member.source());
      }
      out.println();
    }
  }

  /** What {@code duplicates --json} prints. */
  record Result(List<DuplicateGroup> groups) {}
}
