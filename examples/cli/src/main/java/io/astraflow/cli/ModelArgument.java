package io.astraflow.cli;

import io.astraflow.error.InvalidInputException;
import io.astraflow.model.ModelDescription;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelName;
import io.astraflow.model.Models;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says which language model writes an answer. */
final class ModelArgument {
  private static final String EXTRACTIVE = "extractive";
  private static final String LOCAL = "ollama";

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = {
        "What writes the answer: openai:gpt-4o-mini, gemini:gemini-2.5-flash, ollama:llama3.2, or"
            + " extractive for the best sentences alone (default: the first chat model of an Ollama"
            + " that runs on this machine, else extractive)."
      })
  private @Nullable String model;

  /** Checks the name before anything is done for it. */
  void check() {
    if (model != null && !model.equals(EXTRACTIVE)) {
      named(model);
    }
  }

  /** Returns the model to ask; empty for the best sentences alone. */
  Optional<ModelName> chosen(Models models) throws InterruptedException {
    if (model == null) {
      return local(models);
    }
    return model.equals(EXTRACTIVE) ? Optional.empty() : Optional.of(named(model));
  }

  private static ModelName named(String text) {
    try {
      return ModelName.parse(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("--model: " + e.getMessage() + ".", e);
    }
  }

  // Only a model that runs here: it was meant to be used, and costs nothing.
  private static Optional<ModelName> local(Models models) throws InterruptedException {
    if (!models.providers().contains(LOCAL) || !models.check(LOCAL).healthy()) {
      return Optional.empty();
    }
    try {
      return models.list(LOCAL).stream()
          .filter(listed -> listed.use() == ModelDescription.Use.CHAT)
          .map(ModelDescription::name)
          .filter(name -> models.named(name).capabilities().local())
          .findFirst();
    } catch (ModelException e) {
      return Optional.empty(); // It went away since it was checked: as if it were not there.
    }
  }
}
