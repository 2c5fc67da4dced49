package io.astraflow.cli;

import io.astraflow.collection.Collection;
import io.astraflow.collection.Workspace;
import io.astraflow.core.AstraFlow;
import io.astraflow.error.ConfigurationException;
import io.astraflow.error.InvalidInputException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of every command: where the data is, which collection, and how to print. */
final class DataArguments {
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec command;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "astraflow-data",
      description = "Data folder (default: ./astraflow-data).")
  private Path data = Path.of("astraflow-data");

  @Option(
      names = "--collection",
      paramLabel = "NAME",
      defaultValue = "default",
      description = "Collection (default: ${DEFAULT-VALUE}).")
  private String collection = "default";

  @Option(names = "--json", description = "Print one JSON object on standard output.")
  private boolean json;

  /** Returns where the command prints. */
  Printer printer() {
    return new Printer(command.commandLine().getOut(), command.commandLine().getErr(), json);
  }

  /** Returns whether the result is to be JSON. */
  boolean json() {
    return json;
  }

  /** Returns whether standard output shows styles, being a terminal. */
  boolean styled() {
    return command.commandLine().getColorScheme().ansi().enabled();
  }

  /** Returns the data folder's absolute path. */
  Path folder() {
    return data.toAbsolutePath().normalize();
  }

  /** Returns the collection's name. */
  String collectionName() {
    return collection;
  }

  /**
   * Checks that a command about tasks, which may be of any collection or of none, was given none.
   *
   * @throws InvalidInputException if it was
   */
  void checkNoCollection() {
    if (given("--collection")) {
      throw new InvalidInputException(
          "--collection does not narrow this down: tasks are those of the whole data folder. Leave"
              + " it out.");
    }
  }

  /** Returns whether an option was written on the command line. */
  boolean given(String option) {
    return command.commandLine().getParseResult().hasMatchedOption(option);
  }

  /**
   * Opens the data folder, creating it where there is none. Tasks wait: they may call models, which
   * is the business of {@code tasks run} alone.
   */
  AstraFlow openOrCreate() {
    return AstraFlow.builder(folder()).runTasks(false).build();
  }

  /** Opens the data folder, likewise, for a command that has no business in creating one. */
  AstraFlow openExisting() {
    return AstraFlow.builder(existingFolder()).runTasks(false).build();
  }

  /** Returns the data folder, which must hold a database. */
  Path existingFolder() {
    Path folder = folder();
    if (!AstraFlow.existsIn(folder)) {
      throw new ConfigurationException(
          "There is no data folder "
              + folder
              + ". Ingest something first, or name another with"
              + " --data.");
    }
    return folder;
  }

  /** Returns the collection if it exists; else the error lists those that do. */
  Collection existing(AstraFlow astra) {
    return existing(astra.workspace());
  }

  /** As {@link #existing(AstraFlow)}. */
  Collection existing(Workspace workspace) {
    return workspace.find(collection).orElseThrow(() -> unknown(workspace));
  }

  /** Says that there is no such collection, and lists those that there are. */
  InvalidInputException unknown(AstraFlow astra) {
    return unknown(astra.workspace());
  }

  private InvalidInputException unknown(Workspace workspace) {
    List<String> names = workspace.collectionNames();
    String known = names.isEmpty() ? "It has none yet." : "It has: " + String.join(", ", names);
    return new InvalidInputException(
        "There is no collection \"" + collection + "\" in " + folder() + ". " + known);
  }
}
