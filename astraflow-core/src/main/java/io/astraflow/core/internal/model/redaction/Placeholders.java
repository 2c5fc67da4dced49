package io.astraflow.core.internal.model.redaction;

import io.astraflow.model.policy.Redaction.Kind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The placeholders of one request, numbered in the order in which their values appear, so that a
 * conversation that grows keeps them. One that the request itself has somewhere is never given. For
 * one thread at a time.
 */
final class Placeholders {
  private static final Pattern ALIKE = Pattern.compile("\\[[A-Z_]+_\\d+]");

  private final Set<String> taken = new HashSet<>();
  private final Map<Value, String> byValue = new HashMap<>();
  private final Map<Kind, Integer> last = new EnumMap<>(Kind.class);
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, String> jsons = new HashMap<>();

  /**
   * A value that was hidden.
   *
   * @param text as it is
   * @param json as it stands in a JSON text
   * @param quoted whether it stands between quotes there
   */
  private record Value(String text, String json, boolean quoted) {}

  /** Takes note of a text in which something may look like a placeholder. */
  void avoid(String text) {
    ALIKE.matcher(text).results().forEach(match -> taken.add(match.group()));
  }

  /** Returns the placeholder of a value in a text. */
  String inText(Kind kind, String text) {
    return of(kind, new Value(text, JsonStrings.escape(text), true));
  }

  /** Returns the placeholder of a value between the quotes of a JSON text. */
  String inJson(Kind kind, String json) {
    return of(kind, new Value(JsonStrings.unescape(json), json, true));
  }

  /** Returns the placeholder, between quotes, of a number in a JSON text. */
  String ofNumber(Kind kind, String number) {
    return '"' + of(kind, new Value(number, number, false)) + '"';
  }

  /** Returns what puts the values back in a text. */
  Restoration inText() {
    return new Restoration(texts);
  }

  /** Returns what puts the values back in a JSON text. */
  Restoration inJson() {
    return new Restoration(jsons);
  }

  boolean isEmpty() {
    return byValue.isEmpty();
  }

  private String of(Kind kind, Value value) {
    return byValue.computeIfAbsent(
        value,
        any -> {
          String placeholder = next(kind);
          texts.put(placeholder, value.text());
          jsons.put(placeholder, value.json());
          if (!value.quoted()) {
            jsons.put('"' + placeholder + '"', value.json());
          }
          return placeholder;
        });
  }

  private String next(Kind kind) {
    String placeholder;
    do {
      placeholder = "[" + kind + "_" + last.merge(kind, 1, Integer::sum) + "]";
    } while (taken.contains(placeholder));
    return placeholder;
  }
}
