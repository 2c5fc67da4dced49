package io.astraflow.core.internal.model.redaction;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON text whose strings are as they are meant, without escapes, and where each of its
 * characters is written. Not to be changed once it is read.
 */
final class DecodedJson {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String ESCAPED = "\"\\/bfnrt";
  private static final String MEANT = "\"\\/\b\f\n\r\t";

  private final String raw;
  private final StringBuilder text = new StringBuilder();
  // Where each character of the text begins in the raw one, and behind them the end of that.
  private final int[] starts;
  private final BitSet strings = new BitSet();

  /**
   * A place to hide: part of a string, or a whole number.
   *
   * @param start its first character in the raw JSON
   * @param end behind its last there
   * @param value what it means
   * @param number whether it is a number
   */
  record Place(int start, int end, String value, boolean number) {}

  private DecodedJson(String raw) {
    this.raw = raw;
    this.starts = new int[raw.length() + 1];
    decode();
  }

  /** Reads a JSON text; empty where it is malformed. */
  static Optional<DecodedJson> of(String json) {
    try {
      JSON.readTree(json);
    } catch (JacksonException e) {
      return Optional.empty();
    }
    return Optional.of(new DecodedJson(json));
  }

  /** Reads a JSON text that is an object or an array; empty where it is none. */
  static Optional<DecodedJson> container(String json) {
    String begin = json.stripLeading();
    return begin.startsWith("{") || begin.startsWith("[") ? of(json) : Optional.empty();
  }

  /** Returns the whole JSON with what strings mean in their place. */
  String text() {
    return text.toString();
  }

  private void decode() {
    boolean open = false;
    int at = 0;
    while (at < raw.length()) {
      char unit = raw.charAt(at);
      boolean quote = unit == '"';
      starts[text.length()] = at;
      strings.set(text.length(), open && !quote);
      if (open && unit == '\\') {
        at += escape(at);
      } else {
        text.append(unit);
        at++;
      }
      open ^= quote;
    }
    starts[text.length()] = raw.length();
  }

  /** Appends what an escape means, and returns its length. */
  private int escape(int at) {
    char unit = raw.charAt(at + 1);
    if (unit == 'u') {
      text.append((char) Integer.parseInt(raw.substring(at + 2, at + 6), 16));
      return 6;
    }
    text.append(MEANT.charAt(ESCAPED.indexOf(unit)));
    return 2;
  }

  /**
   * Returns what of a part of {@link #text()} can be replaced so that the JSON stays valid: the
   * parts of strings, and the numbers it touches as wholes.
   */
  List<Place> places(int start, int end) {
    List<Place> places = new ArrayList<>();
    int at = start;
    while (at < end) {
      if (strings.get(at)) {
        int last = Math.min(end, strings.nextClearBit(at));
        places.add(place(at, last, false));
        at = last;
      } else if (isNumber(at)) {
        int first = at;
        while (first > 0 && isNumber(first - 1)) {
          first--;
        }
        while (at < text.length() && isNumber(at)) {
          at++;
        }
        places.add(place(first, at, true));
      } else {
        at++;
      }
    }
    return places;
  }

  private Place place(int start, int end, boolean number) {
    return new Place(starts[start], starts[end], text.substring(start, end), number);
  }

  // Behind its first digit a number may have an E, which literals have behind letters.
  private boolean isNumber(int at) {
    char unit = text.charAt(at);
    if (strings.get(at)) {
      return false;
    } else if (unit == 'e' || unit == 'E') {
      return at > 0 && !strings.get(at - 1) && Character.isDigit(text.charAt(at - 1));
    }
    return Character.isDigit(unit) || "+-.".indexOf(unit) >= 0;
  }
}
