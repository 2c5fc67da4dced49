package io.astraflow.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Cancels tasks. */
@Command(
    name = "cancel",
    header = "Cancel tasks that have not ended; what they have done stays.",
    footerHeading = "%nExamples:%n",
    footer = "  astraflow tasks cancel 12 13")
final class TasksCancelCommand implements Callable<Integer> {
  @Mixin private final DataArguments data = new DataArguments();
  @Mixin private final NamedTasks named = new NamedTasks();

  @Override
  public Integer call() {
    return named.change(TaskChange.CANCEL, data);
  }
}
