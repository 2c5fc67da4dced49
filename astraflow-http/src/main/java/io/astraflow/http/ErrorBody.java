package io.astraflow.http;

import io.astraflow.http.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What a provider says went wrong, read from any body: the objects of OpenAI, Gemini, Ollama and
 * compatible servers, other JSON, text, or HTML. Immutable.
 *
 * @param message for people, as long as it is and with whatever secrets are in it: shown by {@link
 *     Endpoint#masked} alone; empty where there is none
 * @param codes what programs tell errors by, in lower case
 * @param status the status within the body, where there is one
 * @param retryDelay how long to wait, where the body says so
 */
public record ErrorBody(
    String message, Set<String> codes, OptionalInt status, Optional<Duration> retryDelay) {
  private static final Pattern DELAY = Pattern.compile("([0-9]{1,7})(\\.[0-9]+)?s");
  private static final Pattern MARKUP =
      Pattern.compile("(?is)<(script|style)\\b.*?</\\1>|<!--.*?-->|<[^>]*>");

  /** Copies the codes. */
  public ErrorBody {
    codes = Set.copyOf(codes);
  }

  /** Reads a body; never throws. */
  public static ErrorBody read(byte[] body) {
    return read(body, 0, body.length);
  }

  /** Reads a part of an array; never throws. */
  public static ErrorBody read(byte[] bytes, int start, int length) {
    Reading reading = new Reading();
    try (JsonParser parser = Json.parser(bytes, start, length)) {
      if (parser.nextToken() == JsonToken.START_OBJECT || parser.isExpectedStartArrayToken()) {
        reading.read(parser);
        return reading.result();
      }
    } catch (JacksonException e) {
      if (reading.found()) { // Clipped in the middle.
        return reading.result();
      }
    }
    String text = new String(bytes, start, length, StandardCharsets.UTF_8);
    return new ErrorBody(
        MARKUP.matcher(text).replaceAll(" ").strip(),
        Set.of(),
        OptionalInt.empty(),
        Optional.empty());
  }

  /** Returns whether one of the codes is among these. */
  public boolean has(String... any) {
    for (String code : any) {
      if (codes.contains(code)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the codes: the message may have secrets. */
  @Override
  public String toString() {
    return "ErrorBody" + codes;
  }

  /** Collects what is known by its name, wherever it stands. */
  private static final class Reading {
    private final Set<String> codes = new LinkedHashSet<>();
    private @Nullable String message;
    private @Nullable String detail;
    private OptionalInt status = OptionalInt.empty();
    private Optional<Duration> delay = Optional.empty();

    void read(JsonParser parser) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        String name = parser.currentName();
        if (name != null && token == JsonToken.VALUE_STRING) {
          text(name, parser.getString());
        } else if (token == JsonToken.VALUE_NUMBER_INT
            && ("code".equals(name) || "status".equals(name))) {
          status(parser.getValueAsInt());
        }
      }
    }

    private void text(String name, String value) {
      switch (name) {
        case "message" -> message = message == null ? value : message;
        case "error", "detail", "msg" -> detail = detail == null ? value : detail;
        case "code", "type", "status", "reason" -> codes.add(value.toLowerCase(Locale.ROOT));
        case "retryDelay" -> delay = delay(value);
        default -> {}
      }
    }

    private void status(int value) {
      if (value >= 400 && value < 600) {
        status = OptionalInt.of(value);
      }
    }

    private static Optional<Duration> delay(String value) {
      Matcher matcher = DELAY.matcher(value);
      return matcher.matches()
          ? Optional.of(Duration.parse("PT" + value.toUpperCase(Locale.ROOT)))
          : Optional.empty();
    }

    boolean found() {
      return message != null || detail != null;
    }

    ErrorBody result() {
      String text = message != null ? message : detail;
      return new ErrorBody(text == null ? "" : text.strip(), codes, status, delay);
    }
  }
}
