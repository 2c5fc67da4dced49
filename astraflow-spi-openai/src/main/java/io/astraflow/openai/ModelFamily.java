package io.astraflow.openai;

import io.astraflow.model.Capability;
import io.astraflow.model.ModelCapabilities;
import io.astraflow.model.ModelDescription;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is known of models by the beginning of their names, after OpenAI's own pages. Of a model
 * that is not known everything is tried. Immutable.
 *
 * @param prefix how the names begin
 * @param contextTokens the most tokens of prompt and reply; 0 where not known
 * @param maxOutputTokens the most tokens of a reply; 0 where not known
 * @param capabilities what the models can do
 * @param imageTokens about the most tokens that a picture takes
 */
record ModelFamily(
    String prefix,
    int contextTokens,
    int maxOutputTokens,
    Set<Capability> capabilities,
    int imageTokens) {
  private static final Set<Capability> PLAIN = allBut(Capability.REASONING_EFFORT);
  private static final Set<Capability> TALKING =
      allBut(Capability.REASONING_EFFORT, Capability.TOOLS, Capability.JSON_SCHEMA);
  private static final Set<Capability> OLD_SEEING =
      allBut(Capability.REASONING_EFFORT, Capability.JSON_SCHEMA);
  private static final Set<Capability> OLD =
      allBut(
          Capability.REASONING_EFFORT,
          Capability.JSON_SCHEMA,
          Capability.IMAGES,
          Capability.IMAGE_LINKS);
  private static final Set<Capability> THINKING = allBut(Capability.SAMPLING, Capability.STOP);
  private static final Set<Capability> THINKING_BLIND =
      allBut(Capability.SAMPLING, Capability.STOP, Capability.IMAGES, Capability.IMAGE_LINKS);
  private static final Set<Capability> OPEN = allBut(Capability.IMAGES, Capability.IMAGE_LINKS);

  private static final int PICTURE = 2_500;

  /** Of what nothing is known. */
  private static final ModelFamily UNKNOWN = new ModelFamily("", 0, 0, allBut(), PICTURE);

  /** The longest prefix first, of those that begin alike. */
  private static final List<ModelFamily> KNOWN =
      List.of(
          new ModelFamily("gpt-5-chat", 128_000, 16_384, PLAIN, PICTURE),
          new ModelFamily("gpt-5", 400_000, 128_000, THINKING, PICTURE),
          new ModelFamily("gpt-4.1", 1_047_576, 32_768, PLAIN, PICTURE),
          new ModelFamily("gpt-4o-mini", 128_000, 16_384, PLAIN, 48_169),
          new ModelFamily("gpt-4o", 128_000, 16_384, PLAIN, 1_445),
          new ModelFamily("chatgpt-4o", 128_000, 16_384, TALKING, 1_445),
          new ModelFamily("gpt-4-turbo", 128_000, 4_096, OLD_SEEING, 1_445),
          new ModelFamily("gpt-4-32k", 32_768, 32_768, OLD, 0),
          new ModelFamily("gpt-4", 8_192, 8_192, OLD, 0),
          new ModelFamily("gpt-3.5-turbo", 16_385, 4_096, OLD, 0),
          new ModelFamily("o1", 200_000, 100_000, THINKING, PICTURE),
          new ModelFamily("o3-mini", 200_000, 100_000, THINKING_BLIND, 0),
          new ModelFamily("o3", 200_000, 100_000, THINKING, PICTURE),
          new ModelFamily("o4-mini", 200_000, 100_000, THINKING, PICTURE),
          new ModelFamily("gpt-oss", 131_072, 131_072, OPEN, 0));

  private static final Pattern NO_CHAT =
      Pattern.compile("audio|realtime|image|transcribe|tts|instruct|search|codex|deep-research");

  private static Set<Capability> allBut(Capability... lacking) {
    Set<Capability> rest = EnumSet.allOf(Capability.class);
    rest.removeAll(Set.of(lacking));
    return Set.copyOf(rest);
  }

  /** Returns the family of a model, whose name may begin with its maker's, as OpenRouter has it. */
  static ModelFamily of(String model) {
    String name = model.toLowerCase(Locale.ROOT);
    String plain = name.startsWith("openai/") ? name.substring("openai/".length()) : name;
    return KNOWN.stream().filter(family -> family.has(plain)).findFirst().orElse(UNKNOWN);
  }

  // "o1-2024-12-17" and "gpt-5.1" are of the family, "o1x" is another model.
  private boolean has(String name) {
    return name.startsWith(prefix)
        && (name.length() == prefix.length()
            || !Character.isLetterOrDigit(name.charAt(prefix.length())));
  }

  ModelCapabilities capabilities(boolean local) {
    return new ModelCapabilities(capabilities, known(contextTokens), known(maxOutputTokens), local);
  }

  private static OptionalInt known(int tokens) {
    return tokens == 0 ? OptionalInt.empty() : OptionalInt.of(tokens);
  }

  boolean known() {
    return !prefix.isEmpty();
  }

  /** Returns whether the models think before they write. */
  boolean reasons() {
    return known() && capabilities.contains(Capability.REASONING_EFFORT);
  }

  /** Returns whether tokens are as GPT-4 had them, and not as GPT-4o has. */
  boolean countsAsGpt4() {
    return prefix.startsWith("gpt-3.5") || prefix.equals("gpt-4") || prefix.startsWith("gpt-4-");
  }

  /** Guesses from a name what a model is for, since the list of models does not say. */
  static ModelDescription.Use use(String model) {
    String name = model.toLowerCase(Locale.ROOT);
    if (name.contains("embed")) {
      return ModelDescription.Use.EMBEDDING;
    }
    return of(model).known() && !NO_CHAT.matcher(name).find()
        ? ModelDescription.Use.CHAT
        : ModelDescription.Use.OTHER;
  }
}
