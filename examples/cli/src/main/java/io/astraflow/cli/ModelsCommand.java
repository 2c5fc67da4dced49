package io.astraflow.cli;

import io.astraflow.core.AstraFlow;
import io.astraflow.model.Health;
import io.astraflow.model.ModelDescription;
import io.astraflow.model.ModelException;
import io.astraflow.model.Models;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the language models that can be reached. */
@Command(
    name = "models",
    header = "List the language models that can be reached.",
    description = {
      "Asks each provider for its models. Where one cannot be reached it says why, and what to set."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  astraflow models", "  OPENAI_API_KEY=… astraflow models openai --json"})
final class ModelsCommand implements Callable<Integer> {
  @Mixin private final DataArguments data = new DataArguments();

  @Parameters(
      paramLabel = "PROVIDER",
      arity = "0..*",
      description = "Ask these alone: openai, gemini, ollama (default: all).")
  private List<String> providers = List.of();

  @Override
  public Integer call() throws InterruptedException, IOException {
    try (TemporaryFolder folder = TemporaryFolder.create();
        AstraFlow astra = AstraFlow.open(folder.path())) {
      Models models = astra.workspace().models();
      List<Listed> listed = new ArrayList<>();
      for (String provider : providers.isEmpty() ? models.providers() : providers) {
        listed.add(listed(models, provider));
      }
      data.printer().result(new Result(listed), out -> print(listed, out));
      boolean all = providers.isEmpty() || listed.stream().allMatch(Listed::healthy);
      return all ? ExitCode.OK : ExitCode.PROBLEMS;
    }
  }

  private static Listed listed(Models models, String provider) throws InterruptedException {
    Health health = models.check(provider);
    if (!health.healthy()) {
      return new Listed(provider, false, health.detail(), List.of());
    }
    try {
      return new Listed(
          provider, true, health.detail(), models.list(provider).stream().map(Model::of).toList());
    } catch (ModelException e) {
      return new Listed(provider, false, String.valueOf(e.getMessage()), List.of());
    }
  }

  private static void print(List<Listed> providers, PrintWriter out) {
    for (Listed provider : providers) {
      out.println(provider.provider() + ": " + CommandErrors.oneLine(provider.detail()));
      for (Model model : provider.models()) {
        String size = model.bytes() == null ? "" : ", " + Numbers.bytes(model.bytes());
        out.println("  " + model.name() + "  (" + model.use() + size + ")");
      }
    }
  }

  /** What {@code models --json} prints. */
  record Result(List<Listed> providers) {}

  /** A provider as JSON shows it. */
  record Listed(String provider, boolean healthy, String detail, List<Model> models) {}

  /** A model as JSON shows it. */
  record Model(String name, String use, @Nullable Long bytes) {
    static Model of(ModelDescription model) {
      return new Model(
          model.name().toString(),
          model.use().name().toLowerCase(Locale.ROOT),
          model.bytes().isPresent() ? model.bytes().getAsLong() : null);
    }
  }
}
