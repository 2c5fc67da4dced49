package io.astraflow.ollama;

import io.astraflow.model.Capability;
import io.astraflow.model.ModelCapabilities;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What a chat model can do: what its server told, or else what its name says. */
final class ChatFamily {
  private static final List<String> SEEING =
      List.of(
          "llava",
          "bakllava",
          "llama3.2-vision",
          "llama4",
          "gemma3",
          "gemma4",
          "moondream",
          "minicpm-v",
          "qwen2.5vl",
          "qwen3-vl",
          "granite3.2-vision",
          "mistral-small3");
  private static final List<String> THINKING =
      List.of("deepseek-r1", "deepseek-v3.1", "gpt-oss", "magistral", "qwen3", "qwq");
  private static final String LEVELLED = "gpt-oss"; // It thinks always, more or less.

  private ChatFamily() {}

  static ModelCapabilities capabilities(
      String model, Optional<ModelDetails> told, ModelSettings settings, boolean local) {
    Set<Capability> can =
        EnumSet.of(
            Capability.JSON,
            Capability.JSON_SCHEMA,
            Capability.SAMPLING,
            Capability.SEED,
            Capability.STOP);
    Set<String> said = told.map(ModelDetails::capabilities).orElse(Set.of());
    // A model that cannot call tools says so itself, which is soon enough.
    add(can, Capability.TOOLS, said.isEmpty() || said.contains("tools"));
    add(can, Capability.IMAGES, said.isEmpty() ? named(model, SEEING) : said.contains("vision"));
    add(
        can,
        Capability.REASONING_EFFORT,
        said.isEmpty() ? named(model, THINKING) : said.contains("thinking"));
    // What the model was made for is not the window that the server loads it with.
    OptionalInt context = settings.contextTokens().map(OptionalInt::of).orElse(OptionalInt.empty());
    return new ModelCapabilities(can, context, OptionalInt.empty(), local && !cloud(model));
  }

  private static void add(Set<Capability> all, Capability capability, boolean has) {
    if (has) {
      all.add(capability);
    }
  }

  private static boolean named(String model, List<String> beginnings) {
    String name = base(model);
    return beginnings.stream().anyMatch(name::startsWith);
  }

  // Behind a user's name and before the tag.
  private static String base(String model) {
    return model.substring(model.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }

  // Such models are names of a server elsewhere: qwen3-coder:480b-cloud, glm-4.6:cloud.
  static boolean cloud(String model) {
    return model.endsWith("-cloud") || model.endsWith(":cloud");
  }

  /** Returns whether a model can be told how long to think, not only whether. */
  static boolean levelled(String model) {
    return base(model).startsWith(LEVELLED);
  }
}
