package io.astraflow.core.internal.structured;

import io.astraflow.core.internal.schema.CheckedJson;
import io.astraflow.core.internal.schema.UnfitJsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The JSON in what models write around it: fences, a sentence before it, their thoughts. */
final class JsonText {
  private static final Pattern FENCED =
      Pattern.compile("```[A-Za-z0-9]*[ \\t]*\\r?\\n(.*?)```", Pattern.DOTALL);
  private static final String THOUGHT = "</think>";

  private JsonText() {}

  /** Returns the first reading of {@code reply} that is JSON, or the likeliest if none is. */
  static String in(String reply) {
    int thought = reply.lastIndexOf(THOUGHT);
    String text = (thought < 0 ? reply : reply.substring(thought + THOUGHT.length())).strip();
    List<String> readings = readings(text);
    return readings.stream()
        .filter(JsonText::isJson)
        .findFirst()
        .orElse(readings.get(readings.size() - 1));
  }

  private static List<String> readings(String text) {
    List<String> readings = new ArrayList<>(List.of(text));
    int first = text.indexOf('{');
    int last = text.lastIndexOf('}');
    if (first >= 0 && last > first) {
      readings.add(text.substring(first, last + 1));
    }
    Matcher fenced = FENCED.matcher(text);
    while (fenced.find()) {
      readings.add(fenced.group(1).strip());
    }
    return readings;
  }

  private static boolean isJson(String text) {
    try {
      CheckedJson.any(text);
      return true;
    } catch (UnfitJsonException e) {
      return false; // The next reading may be.
    }
  }
}
