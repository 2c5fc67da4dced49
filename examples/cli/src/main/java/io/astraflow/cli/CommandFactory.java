package io.astraflow.cli;

import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands, and passes to those that take long what stops them. */
final class CommandFactory implements IFactory {
  private final IFactory fallback = CommandLine.defaultFactory();
  private final Map<Class<?>, Supplier<?>> stoppable;

  CommandFactory(AstraFlowCommand root) {
    Interruption stop = root.interruption();
    this.stoppable =
        Map.of(
            IngestArguments.class, () -> new IngestArguments(stop),
            EvalCommand.class, () -> new EvalCommand(stop),
            ChatCommand.class, () -> new ChatCommand(stop, root.in()),
            SummarizeCommand.class, () -> new SummarizeCommand(stop),
            InsightsCommand.class, () -> new InsightsCommand(stop),
            DuplicatesCommand.class, () -> new DuplicatesCommand(stop),
            IngestCommand.class, () -> new IngestCommand(new TaskRunner(stop)),
            TasksRunCommand.class, () -> new TasksRunCommand(new TaskRunner(stop)));
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    Supplier<?> known = stoppable.get(type);
    return known == null ? fallback.create(type) : type.cast(known.get());
  }
}
