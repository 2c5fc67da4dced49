package io.astraflow.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands, and passes the switch that stops a run to those that take long. */
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
    return fallback.create(type);
  }
}
