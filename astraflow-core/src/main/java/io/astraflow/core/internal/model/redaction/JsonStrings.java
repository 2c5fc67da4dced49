package io.astraflow.core.internal.model.redaction;

import java.util.BitSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.json.JsonMapper;

/** Texts as they stand between the quotes of JSON, and where these quotes are. */
final class JsonStrings {
  private static final JsonMapper JSON = JsonMapper.shared();

  private JsonStrings() {}

  static String escape(String text) {
    return new String(JsonStringEncoder.getInstance().quoteAsCharArray(text));
  }

  /** Returns the text that was escaped; what is malformed stays as it is. */
  static String unescape(String escaped) {
    if (escaped.indexOf('\\') < 0) {
      return escaped;
    }
    try {
      return JSON.readValue('"' + escaped + '"', String.class);
    } catch (JacksonException e) {
      return escaped;
    }
  }

  /** Returns the places of a JSON text that are between quotes. */
  static BitSet inside(String json) {
    BitSet inside = new BitSet(json.length());
    boolean open = false;
    for (int i = 0; i < json.length(); i++) {
      char unit = json.charAt(i);
      if (unit == '"') {
        open = !open;
      } else if (open) {
        inside.set(i);
        if (unit == '\\' && i + 1 < json.length()) {
          i++;
          inside.set(i);
        }
      }
    }
    return inside;
  }
}
