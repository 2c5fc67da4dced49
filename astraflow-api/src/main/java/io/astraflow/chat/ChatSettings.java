package io.astraflow.chat;

import io.astraflow.model.ModelName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a chat answers. Immutable; made with {@link #ofDefaults} and the {@code with} methods.
 *
 * @param title what the chat is called; by default the beginning of its first message, until the
 *     model that answers has found a better one
 * @param model which model answers; by default the one that the application prefers, or where there
 *     is none the best sentences of the collections are quoted
 * @param collections where passages are looked for, by name, each once; default none
 * @param system instructions to the model, besides those of the engine; default none
 * @param pinned facts that are in every prompt, whatever is dropped; default none
 * @param grounding what happens where nothing relevant is found; default {@link Grounding#REFUSE}
 * @param passages the most passages of a turn, 1 to 100; default 8
 * @param historyTokens the most tokens of messages that are repeated word by word to the model, 1
 *     or more; older ones are summarised; default a third of the model's context, 4,000 at the most
 * @param maxOutputTokens the longest reply, 1 or more; default 1,024
 */
public record ChatSettings(
    Optional<String> title,
    Optional<ModelName> model,
    List<String> collections,
    String system,
    List<String> pinned,
    Grounding grounding,
    int passages,
    OptionalInt historyTokens,
    int maxOutputTokens) {
  private static final ChatSettings DEFAULTS =
      new ChatSettings(
          Optional.empty(),
          Optional.empty(),
          List.of(),
          "",
          List.of(),
          Grounding.REFUSE,
          8,
          OptionalInt.empty(),
          1_024);

  /** Checks and copies the values. */
  public ChatSettings {
    collections = List.copyOf(new LinkedHashSet<>(collections));
    pinned = List.copyOf(pinned);
    if (passages < 1 || passages > 100) {
      throw new IllegalArgumentException("passages must lie between 1 and 100: " + passages);
    }
    if (historyTokens.orElse(1) < 1 || maxOutputTokens < 1) {
      throw new IllegalArgumentException(
          "historyTokens and maxOutputTokens must be positive: %s, %d"
              .formatted(historyTokens, maxOutputTokens));
    }
    if (title.filter(String::isBlank).isPresent()) {
      throw new IllegalArgumentException("The title is empty: leave it out");
    }
  }

  /** Returns settings with everything by default. */
  public static ChatSettings ofDefaults() {
    return DEFAULTS;
  }

  /** Returns these settings with another title. */
  public ChatSettings withTitle(String other) {
    return new ChatSettings(
        Optional.of(other),
        model,
        collections,
        system,
        pinned,
        grounding,
        passages,
        historyTokens,
        maxOutputTokens);
  }

  /** Returns these settings for a model of this name. */
  public ChatSettings withModel(ModelName name) {
    return withModel(Optional.of(name));
  }

  /** Returns these settings for another model, or for the preferred one. */
  public ChatSettings withModel(Optional<ModelName> name) {
    return new ChatSettings(
        title,
        name,
        collections,
        system,
        pinned,
        grounding,
        passages,
        historyTokens,
        maxOutputTokens);
  }

  /** Returns these settings over other collections. */
  public ChatSettings withCollections(String... names) {
    return new ChatSettings(
        title,
        model,
        List.of(names),
        system,
        pinned,
        grounding,
        passages,
        historyTokens,
        maxOutputTokens);
  }

  /** Returns these settings with other instructions. */
  public ChatSettings withSystem(String other) {
    return new ChatSettings(
        title,
        model,
        collections,
        other,
        pinned,
        grounding,
        passages,
        historyTokens,
        maxOutputTokens);
  }

  /** Returns these settings with other facts. */
  public ChatSettings withPinned(List<String> facts) {
    return new ChatSettings(
        title,
        model,
        collections,
        system,
        facts,
        grounding,
        passages,
        historyTokens,
        maxOutputTokens);
  }

  /** Returns these settings with another way where nothing relevant is found. */
  public ChatSettings withGrounding(Grounding other) {
    return new ChatSettings(
        title, model, collections, system, pinned, other, passages, historyTokens, maxOutputTokens);
  }

  /** Returns these settings for another number of passages. */
  public ChatSettings withPassages(int most) {
    return new ChatSettings(
        title, model, collections, system, pinned, grounding, most, historyTokens, maxOutputTokens);
  }

  /** Returns these settings with more or less history word by word. */
  public ChatSettings withHistoryTokens(int most) {
    return new ChatSettings(
        title,
        model,
        collections,
        system,
        pinned,
        grounding,
        passages,
        OptionalInt.of(most),
        maxOutputTokens);
  }

  /** Returns these settings with longer or shorter replies. */
  public ChatSettings withMaxOutputTokens(int most) {
    return new ChatSettings(
        title, model, collections, system, pinned, grounding, passages, historyTokens, most);
  }
}
