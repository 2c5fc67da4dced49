package io.astraflow.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Queues tasks again. */
@Command(
    name = "retry",
    header = "Queue failed or cancelled tasks again, with all their attempts before them.",
    footerHeading = "%nExamples:%n",
    footer = "  astraflow tasks retry 12 13")
final class TasksRetryCommand implements Callable<Integer> {
  @Mixin private final DataArguments data = new DataArguments();
  @Mixin private final NamedTasks named = new NamedTasks();

  @Override
  public Integer call() {
    return named.change(TaskChange.RETRY, data);
  }
}
