package io.astraflow.http;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from a provider's words whether, and by how many tokens, a request is too long. */
final class TokenLimit {
  private static final Pattern EXCEEDED =
      Pattern.compile(
          "maximum context length|context (length|size|window)|input token count .*exceeds"
              + "|exceeds? the .*(maximum number of tokens|limit of [0-9,]+ tokens)"
              + "|prompt is too long|input is too long|too many tokens in the (prompt|input)");
  private static final Pattern LIMIT =
      Pattern.compile("(?:maximum|limit|allowed|length|size|window)[^0-9]{0,40}?([0-9][0-9,]*)");
  private static final Pattern NUMBER = Pattern.compile("[0-9][0-9,]*");

  private TokenLimit() {}

  /** Returns whether the error is that the request is too long. */
  static boolean exceeded(ErrorBody body) {
    return body.has(
            "context_length_exceeded", "exceed_context_size_error", "string_above_max_length")
        || EXCEEDED.matcher(body.message().toLowerCase(Locale.ROOT)).find();
  }

  /** Returns by how much, in brackets, or nothing where the message does not say. */
  static String excess(String message) {
    Matcher limits = LIMIT.matcher(message.toLowerCase(Locale.ROOT));
    if (!limits.find()) {
      return "";
    }
    OptionalLong limit = number(limits.group(1));
    OptionalLong most =
        NUMBER
            .matcher(message)
            .results()
            .map(found -> number(found.group()))
            .flatMapToLong(OptionalLong::stream)
            .max();
    if (limit.isEmpty() || most.isEmpty() || most.getAsLong() <= limit.getAsLong()) {
      return "";
    }
    return " (%d tokens, %d more than the %d it takes)"
        .formatted(most.getAsLong(), most.getAsLong() - limit.getAsLong(), limit.getAsLong());
  }

  private static OptionalLong number(String digits) {
    String plain = digits.replace(",", "");
    return plain.length() > 12 ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(plain));
  }
}
