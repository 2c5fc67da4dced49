package io.astraflow.core.internal.model.redaction;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts values in the place of placeholders. Immutable. */
final class Restoration {
  private final TreeMap<String, String> values;
  private final int longest;

  Restoration(Map<String, String> values) {
    this.values = new TreeMap<>(values);
    this.longest = values.keySet().stream().mapToInt(String::length).max().orElse(0);
  }

  /** Returns a whole text with its values. */
  String restore(String text) {
    StringBuilder restored = new StringBuilder();
    int rest = move(text, restored, true);
    return restored.append(text, rest, text.length()).toString();
  }

  /** Returns the same for a text that comes in pieces. */
  Pieces pieces() {
    return new Pieces(this);
  }

  /**
   * Restores as much as can be told.
   *
   * @return where that ends: at the end, or where a placeholder may have begun
   */
  private int move(String text, StringBuilder restored, boolean whole) {
    int at = 0;
    while (at < text.length()) {
      char unit = text.charAt(at);
      if (unit == '[' || unit == '"') {
        String placeholder = placeholderAt(text, at);
        if (placeholder != null) {
          restored.append(values.get(placeholder));
          at += placeholder.length();
          continue;
        }
        if (!whole && text.length() - at < longest && begins(text.substring(at))) {
          return at;
        }
      }
      restored.append(unit);
      at++;
    }
    return at;
  }

  private @Nullable String placeholderAt(String text, int at) {
    int close = text.indexOf(']', at);
    if (close < 0) {
      return null;
    }
    int end = text.charAt(at) == '"' ? close + 2 : close + 1;
    if (end > text.length() || end - at > longest) {
      return null;
    }
    String candidate = text.substring(at, end);
    return values.containsKey(candidate) ? candidate : null;
  }

  // The least key not below the text begins with it, if any does.
  private boolean begins(String text) {
    String key = values.ceilingKey(text);
    return key != null && key.length() > text.length() && key.startsWith(text);
  }

  /** Restores a text piece by piece, holding back no more than what may be half a placeholder. */
  static final class Pieces {
    private final Restoration restoration;
    private String held = "";

    private Pieces(Restoration restoration) {
      this.restoration = restoration;
    }

    /** Returns what can be said now; may be empty. */
    String push(String piece) {
      String text = held + piece;
      StringBuilder restored = new StringBuilder();
      int rest = restoration.move(text, restored, false);
      held = text.substring(rest);
      return restored.toString();
    }

    /** Returns what was held back, since nothing follows. */
    String flush() {
      String text = restoration.restore(held);
      held = "";
      return text;
    }
  }
}
