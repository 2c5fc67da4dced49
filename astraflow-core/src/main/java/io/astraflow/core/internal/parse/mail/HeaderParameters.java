package io.astraflow.core.internal.parse.mail;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parameters of a header field, with the continuations and encodings of RFC 2231. */
final class HeaderParameters {
  private static final Pattern PARAMETER =
      Pattern.compile(
          ";\\s*([^\\s=;*]+)(?:\\*(\\d{1,3}))?(\\*)?\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;]*))");

  private HeaderParameters() {}

  static Map<String, String> of(String field) {
    Map<String, Map<Integer, String>> pieces = new LinkedHashMap<>();
    Map<String, Boolean> encoded = new LinkedHashMap<>();
    Matcher matcher = PARAMETER.matcher(field);
    while (matcher.find()) {
      String name = matcher.group(1).toLowerCase(Locale.ROOT);
      int piece = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
      String quoted = matcher.group(4);
      String value = quoted == null ? matcher.group(5).strip() : quoted.replaceAll("\\\\(.)", "$1");
      pieces.computeIfAbsent(name, n -> new TreeMap<>()).put(piece, value);
      encoded.merge(name, matcher.group(3) != null, Boolean::logicalOr);
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    pieces.forEach(
        (name, values) -> {
          String value = String.join("", values.values());
          parameters.put(name, encoded.getOrDefault(name, false) ? percentDecoded(value) : value);
        });
    return parameters;
  }

  private static String percentDecoded(String value) {
    String[] parts = value.split("'", 3);
    String text = parts.length == 3 ? parts[2] : value;
    Charset charset =
        parts.length == 3
            ? Charsets.named(parts[0]).orElse(StandardCharsets.UTF_8)
            : StandardCharsets.UTF_8;
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), charset);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
