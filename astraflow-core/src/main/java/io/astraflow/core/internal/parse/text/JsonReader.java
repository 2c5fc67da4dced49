package io.astraflow.core.internal.parse.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON (RFC 8259) as maps, lists and texts; numbers and words stay texts. One thread at a
 * time.
 */
final class JsonReader {
  private static final int DEEPEST = 200;

  private final String json;
  private int at;

  private JsonReader(String json) {
    this.json = json;
  }

  static Object read(String json) throws IOException {
    return new JsonReader(json).value(0);
  }

  private Object value(int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new IOException("JSON nested more than " + DEEPEST + " deep");
    }
    return switch (next()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string();
      default -> word();
    };
  }

  private Map<String, Object> object(int depth) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    expect('{');
    while (next() != '}') {
      String name = string();
      expect(':');
      fields.put(name, value(depth + 1));
      skipComma('}');
    }
    expect('}');
    return fields;
  }

  private List<Object> array(int depth) throws IOException {
    List<Object> items = new ArrayList<>();
    expect('[');
    while (next() != ']') {
      items.add(value(depth + 1));
      skipComma(']');
    }
    expect(']');
    return items;
  }

  private String string() throws IOException {
    expect('"');
    StringBuilder text = new StringBuilder();
    while (at < json.length() && json.charAt(at) != '"') {
      char c = json.charAt(at++);
      text.append(c == '\\' ? escape() : c);
    }
    expect('"');
    return text.toString();
  }

  private char escape() throws IOException {
    char c = at < json.length() ? json.charAt(at++) : ' ';
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw damaged();
    };
  }

  private char unicode() throws IOException {
    int end = at + 4;
    try {
      char c = (char) Integer.parseInt(json.substring(at, Math.min(end, json.length())), 16);
      at = end;
      return c;
    } catch (NumberFormatException e) {
      throw new IOException("not valid JSON at character " + at, e);
    }
  }

  private String word() throws IOException {
    int start = at;
    while (at < json.length() && ",]} \t\r\n".indexOf(json.charAt(at)) < 0) {
      at++;
    }
    if (start == at) {
      throw damaged();
    }
    return json.substring(start, at);
  }

  private char next() throws IOException {
    while (at < json.length() && Character.isWhitespace(json.charAt(at))) {
      at++;
    }
    if (at >= json.length()) {
      throw damaged();
    }
    return json.charAt(at);
  }

  private void skipComma(char end) throws IOException {
    char c = next();
    if (c == ',') {
      at++;
    } else if (c != end) {
      throw damaged();
    }
  }

  private void expect(char c) throws IOException {
    if (next() != c) {
      throw damaged();
    }
    at++;
  }

  private IOException damaged() {
    return new IOException("not valid JSON at character " + at);
  }
}
