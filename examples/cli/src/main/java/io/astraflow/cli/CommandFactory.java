package io.astraflow.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands, and passes to those that take long what stops them. */
final class CommandFactory implements IFactory {
  private final IFactory fallback = CommandLine.defaultFactory();
  private final AstraFlowCommand root;

  CommandFactory(AstraFlowCommand root) {
    this.root = root;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    if (type == IngestArguments.class) {
      return type.cast(new IngestArguments(root.interruption()));
    }
    if (type == EvalCommand.class) {
      return type.cast(new EvalCommand(root.interruption()));
    }
    if (type == ChatCommand.class) {
      return type.cast(new ChatCommand(root.interruption(), root.in()));
    }
    if (type == IngestCommand.class) {
      return type.cast(new IngestCommand(new TaskRunner(root.interruption())));
    }
    if (type == TasksRunCommand.class) {
      return type.cast(new TasksRunCommand(new TaskRunner(root.interruption())));
    }
    return fallback.create(type);
  }
}
