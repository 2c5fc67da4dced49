package io.astraflow.gemini;

import io.astraflow.model.Capability;
import io.astraflow.model.ModelCapabilities;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What models whose names begin alike can do, after Google's list of models. The service's limit of
 * prompts is taken for the context, though replies do not count into it. Immutable.
 *
 * @param prefix how the names begin
 * @param contextTokens the most tokens of a prompt; 0 where not known
 * @param outputTokens the most tokens of a reply; 0 where not known
 * @param effort how the models are told how long to think; null where they cannot be
 * @param lacking what they cannot do beside that
 */
record ModelFamily(
    String prefix,
    int contextTokens,
    int outputTokens,
    @Nullable Thinking effort,
    Set<Capability> lacking) {
  private static final int M = 1_048_576;
  private static final int LONG = 65_536;
  private static final int MIDDLE = 32_768;
  private static final int SHORT = 8_192;

  private static final Thinking PRO_BUDGET = new Thinking.Budget(128, 128);
  private static final Thinking BUDGET = new Thinking.Budget(0, 512);
  private static final Thinking LEVEL = new Thinking.Level("low", "medium");
  private static final Thinking LEVEL_FROM_MINIMAL = new Thinking.Level("minimal", "medium");

  /** Since 3.6 the service ignores or refuses temperature and topP, and knows no least level. */
  private static final Set<Capability> NO_SAMPLING = Set.of(Capability.SAMPLING);

  private static final Set<Capability> NO_TOOLS =
      Set.of(Capability.TOOLS, Capability.JSON, Capability.JSON_SCHEMA);
  private static final Set<Capability> TEXT_AND_IMAGES =
      Set.of(Capability.TOOLS, Capability.JSON, Capability.JSON_SCHEMA, Capability.IMAGE_LINKS);

  /** The first that fits counts. */
  private static final List<ModelFamily> ALL =
      List.of(
          of("gemini-3-pro", M, LONG, new Thinking.Level("low", "high")),
          of("gemini-3-flash", M, LONG, LEVEL_FROM_MINIMAL),
          of("gemini-3.1-flash-lite", M, LONG, LEVEL_FROM_MINIMAL),
          of("gemini-3.1", M, LONG, LEVEL),
          new ModelFamily("gemini-3.5-flash-lite", M, LONG, LEVEL_FROM_MINIMAL, NO_SAMPLING),
          of("gemini-3.5", M, LONG, LEVEL),
          new ModelFamily("gemini-3", M, LONG, LEVEL, NO_SAMPLING),
          of("gemini-2.5-pro", M, LONG, PRO_BUDGET),
          new ModelFamily("gemini-2.5-flash-image", MIDDLE, MIDDLE, null, NO_TOOLS),
          of("gemini-2.5", M, LONG, BUDGET),
          of("gemini-2.0", M, SHORT, null),
          of("gemini-1.5-pro", 2 * M, SHORT, null),
          of("gemini-1.5", M, SHORT, null),
          // Names without a version, such as gemini-flash-latest.
          new ModelFamily("gemini-pro", M, LONG, LEVEL, NO_SAMPLING),
          new ModelFamily("gemini-flash", M, LONG, LEVEL, NO_SAMPLING),
          // Newer than this list.
          new ModelFamily("gemini", 0, 0, LEVEL, NO_SAMPLING),
          new ModelFamily("gemma", MIDDLE, SHORT, null, TEXT_AND_IMAGES));

  /** Tuned and other models. */
  private static final ModelFamily OTHER = of("", 0, 0, null);

  private static final List<String> WELL_KNOWN =
      List.of(
          "gemini-3.8-flash",
          "gemini-3.7-flash",
          "gemini-3.5-flash-lite",
          "gemini-3.1-pro-preview",
          "gemini-3.1-flash-lite",
          "gemini-3-flash-preview",
          "gemini-2.5-pro",
          "gemini-2.5-flash",
          "gemini-2.5-flash-lite",
          "gemini-2.0-flash",
          "gemini-2.0-flash-lite",
          "gemini-flash-latest",
          "gemini-pro-latest",
          "gemini-embedding-2",
          "gemini-embedding-001",
          "text-embedding-004",
          "gemma-3-27b-it");

  private static ModelFamily of(
      String prefix, int contextTokens, int outputTokens, @Nullable Thinking effort) {
    return new ModelFamily(prefix, contextTokens, outputTokens, effort, Set.of());
  }

  /** Returns the family of a model. */
  static ModelFamily of(String model) {
    return ALL.stream().filter(family -> model.startsWith(family.prefix)).findFirst().orElse(OTHER);
  }

  /** Returns names to choose from where the service was not asked for its list. */
  static List<String> wellKnown() {
    return WELL_KNOWN;
  }

  /** Returns how the models are told how long to think, where they can be. */
  Optional<Thinking> thinking() {
    return Optional.ofNullable(effort);
  }

  /** Returns whether instructions have a place of their own; else they go before the first turn. */
  boolean takesInstructions() {
    return !prefix.equals("gemma");
  }

  ModelCapabilities capabilities(boolean local) {
    Set<Capability> can = EnumSet.allOf(Capability.class);
    can.removeAll(lacking);
    if (effort == null) {
      can.remove(Capability.REASONING_EFFORT);
    }
    return new ModelCapabilities(can, limit(contextTokens), limit(outputTokens), local);
  }

  private static OptionalInt limit(int tokens) {
    return tokens == 0 ? OptionalInt.empty() : OptionalInt.of(tokens);
  }
}
