package io.astraflow.core.internal.insight;

import io.astraflow.core.internal.prompt.Delimited;
import io.astraflow.core.internal.structured.RecordReplies;
import io.astraflow.core.internal.text.Literal;
import io.astraflow.core.internal.text.TextParts;
import io.astraflow.insight.Entity;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelCapabilities;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.TaskType;
import io.astraflow.tool.Described;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Asks a language model for the names in a text, part by part, and keeps those that are in it to
 * the letter, as words of their own. Safe for use by many threads if the model is.
 */
record EntityFinder(ModelAdapter model) {
  /** Longer parts make models leave names out. */
  private static final int MOST_TOKENS = 4_000;

  private static final int UNKNOWN_WINDOW = 8_192;
  private static final int OUTPUT_TOKENS = 2_048;
  private static final int LONGEST_NAME = 200;

  private static final String SYSTEM =
      """
      List the names in the text: persons, organisations, places, and other names such as those of
      products, works and events. Copy each name literally, once, as the text spells it. List no
      common nouns, no dates and no numbers. If there are no names, list none. %s
      """
          .formatted(Delimited.RULE);

  /** Finds the names of a text. */
  Found find(String text) throws InterruptedException {
    int window = model.capabilities().contextTokens().orElse(UNKNOWN_WINDOW);
    List<String> parts = TextParts.of(text, this::tokens, Math.min(MOST_TOKENS, window / 2));
    Map<Entity, Integer> found = new LinkedHashMap<>();
    Map<String, Entity> names = new LinkedHashMap<>();
    int dropped = 0;
    int offset = 0;
    for (String part : parts) {
      for (Name name : names(part)) {
        OptionalInt place = place(part, name);
        if (place.isEmpty()) {
          dropped++;
        } else {
          Entity entity = new Entity(plain(name.name()), kind(name.kind()));
          if (names.putIfAbsent(entity.name(), entity) == null) {
            found.put(entity, offset + place.getAsInt());
          }
        }
      }
      offset += part.length();
    }
    List<Map.Entry<Entity, Integer>> ordered = new ArrayList<>(found.entrySet());
    ordered.sort(Comparator.comparingInt(Map.Entry::getValue));
    return new Found(ordered.stream().map(Map.Entry::getKey).toList(), dropped);
  }

  private List<Name> names(String part) throws InterruptedException {
    ModelRequest request =
        ModelRequest.builder()
            .system(SYSTEM)
            .user(Delimited.in("document", part))
            .maxOutputTokens(outputTokens())
            .taskType(TaskType.EXTRACTION)
            .build();
    return RecordReplies.ask(model, request, Names.class).value().names();
  }

  private int outputTokens() {
    ModelCapabilities can = model.capabilities();
    int most = Math.min(OUTPUT_TOKENS, can.contextTokens().orElse(UNKNOWN_WINDOW) / 3);
    return Math.min(most, can.maxOutputTokens().orElse(most));
  }

  private int tokens(String text) {
    return model.countTokens(ModelRequest.of(text));
  }

  // A semicolon separates names where they are kept.
  private static OptionalInt place(String part, Name name) {
    if (name.name().length() > LONGEST_NAME || name.name().contains(";")) {
      return OptionalInt.empty();
    }
    return Literal.findWord(part, name.name())
        .map(span -> OptionalInt.of(span.start()))
        .orElse(OptionalInt.empty());
  }

  private static String plain(String name) {
    return name.strip().replaceAll("\\s+", " ");
  }

  private static Entity.Kind kind(String told) {
    return switch (told.strip().toUpperCase(Locale.ROOT)) {
      case "PERSON" -> Entity.Kind.PERSON;
      case "ORGANISATION", "ORGANIZATION" -> Entity.Kind.ORGANISATION;
      case "PLACE" -> Entity.Kind.PLACE;
      default -> Entity.Kind.OTHER;
    };
  }

  /**
   * What was found.
   *
   * @param entities in the order of first mention
   * @param dropped how many names are not in the text, are overlong or have a semicolon
   */
  record Found(List<Entity> entities, int dropped) {}

  /** The form of the model's reply. */
  record Names(@Described("the names, or none") List<Name> names) {}

  /** A name as the model gives it. */
  record Name(
      @Described("copied literally from the text") String name,
      @Described("PERSON, ORGANISATION, PLACE or OTHER") String kind) {}
}
