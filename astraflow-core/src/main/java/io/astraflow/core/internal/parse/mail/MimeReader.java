package io.astraflow.core.internal.parse.mail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Parts messages into header and body (RFC 5322) and multiparts into their parts (RFC 2046). */
final class MimeReader {
  private MimeReader() {}

  /** Reads a message or a part; each character of the text is one byte. */
  static MimePart part(String text) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    StringBuilder field = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int end = lineEnd(text, at);
      String line = text.substring(at, end);
      at = Math.min(text.length(), end + 1);
      if (line.isBlank()) {
        break;
      }
      if (Character.isWhitespace(line.charAt(0))) {
        field.append(' ').append(line.strip());
      } else {
        addField(headers, field);
        field.append(line.strip());
      }
    }
    addField(headers, field);
    return new MimePart(headers, text.substring(at));
  }

  private static int lineEnd(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  private static void addField(Map<String, List<String>> headers, StringBuilder field) {
    int colon = field.indexOf(":");
    if (colon > 0) {
      String name = field.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      headers.computeIfAbsent(name, n -> new ArrayList<>()).add(field.substring(colon + 1).strip());
    }
    field.setLength(0);
  }

  /** The parts between a multipart's boundary lines. */
  static List<MimePart> parts(MimePart multipart, int most) {
    String boundary = "--" + multipart.parameter("boundary");
    List<MimePart> parts = new ArrayList<>();
    int start = -1;
    int at = 0;
    String body = multipart.body();
    while (at < body.length() && parts.size() < most) {
      int end = lineEnd(body, at);
      if (body.startsWith(boundary, at) && boundary.length() > 2) {
        if (start >= 0) {
          parts.add(part(body.substring(start, Math.max(start, at - 1))));
        }
        boolean last = body.startsWith("--", at + boundary.length());
        start = last ? -1 : Math.min(body.length(), end + 1);
      }
      at = end + 1;
    }
    if (start >= 0 && parts.size() < most) {
      parts.add(part(body.substring(start)));
    }
    return parts;
  }
}
