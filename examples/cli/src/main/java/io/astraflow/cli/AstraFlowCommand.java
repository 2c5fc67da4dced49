package io.astraflow.cli;

import java.io.InputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command that holds all others; alone it explains them. */
@Command(
    name = "astraflow",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    scope = picocli.CommandLine.ScopeType.INHERIT,
    usageHelpAutoWidth = true,
    header = "Documents in, cited answers out, in one embedded file.",
    subcommands = {
      AskCommand.class,
      ChatCommand.class,
      IngestCommand.class,
      SearchCommand.class,
      SummarizeCommand.class,
      DocumentsCommand.class,
      InsightsCommand.class,
      DuplicatesCommand.class,
      CollectionsCommand.class,
      ModelsCommand.class,
      TasksCommand.class,
      DeleteCommand.class,
      StatusCommand.class,
      VerifyCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      EvalCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  astraflow ask docs \"What happens when two processes open the same data folder?\"",
      "  astraflow ingest papers --collection papers",
      "  astraflow search \"boundary layer\" --collection papers --json",
      "  astraflow chat --collection papers"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the command did what it was asked to (also when an answer was refused)",
      "1:it ran to its end and found problems: documents, tasks, an answer or a piped line of a chat"
          + " failed, or verify was not content",
      "2:wrong usage or input",
      "3:the configuration or the data folder does not fit: locked, full, newer, damaged",
      "70:an error in AstraFlow itself (set ASTRAFLOW_DEBUG=1 for its stack trace)",
      "130:stopped by Ctrl-C; what was committed stays"
    })
final class AstraFlowCommand implements Runnable {
  private final Interruption interruption;
  private final InputStream in;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  AstraFlowCommand(Interruption interruption, InputStream in) {
    this.interruption = interruption;
    this.in = in;
  }

  /** Returns standard input. */
  InputStream in() {
    return in;
  }

  Interruption interruption() {
    return interruption;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command? astraflow --help lists them.");
  }
}
