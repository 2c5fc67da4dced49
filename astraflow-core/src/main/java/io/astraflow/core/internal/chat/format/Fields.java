package io.astraflow.core.internal.chat.format;

import io.astraflow.core.internal.schema.Json;
import io.astraflow.error.InvalidInputException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeType;

/**
 * A JSON value that is read field by field. Whatever is not as it should be is an {@link
 * InvalidInputException} that names the place, such as {@code /messages/3/content}, and never what
 * stands there. A field that is {@code null} counts as missing.
 *
 * @param node the value
 * @param place where it is, empty for the whole
 */
record Fields(JsonNode node, String place) {

  /** Reads a text that is one JSON object. */
  static Fields of(String json) {
    try {
      return new Fields(Json.mapper().readTree(json), "").object();
    } catch (JacksonException e) {
      throw new InvalidInputException("it is no valid JSON" + location(e), withoutText(e));
    }
  }

  // The message of a parser may quote the text.
  private static Throwable withoutText(JacksonException e) {
    Throwable bare = new IllegalArgumentException(e.getClass().getSimpleName());
    bare.setStackTrace(e.getStackTrace());
    return bare;
  }

  private static String location(JacksonException e) {
    TokenStreamLocation at = e.getLocation();
    return at == null ? "" : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
  }

  /** Returns whether there is such a field. */
  boolean has(String name) {
    return node.hasNonNull(name);
  }

  /** Returns a field that must be there. */
  Fields field(String name) {
    return optional(name).orElseThrow(() -> unfit("\"" + name + "\" is missing"));
  }

  /** Returns a field that may be missing. */
  Optional<Fields> optional(String name) {
    JsonNode found = node.get(name);
    return found == null || found.isNull()
        ? Optional.empty()
        : Optional.of(new Fields(found, place + "/" + name));
  }

  /** Returns what is made of each element of a field, none if it is missing. */
  <T> List<T> list(String name, Function<Fields, T> reader) {
    return optional(name).map(list -> list.elements(reader)).orElse(List.of());
  }

  private <T> List<T> elements(Function<Fields, T> reader) {
    require(node.isArray(), "an array");
    List<T> elements = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      elements.add(reader.apply(new Fields(node.get(i), place + "/" + i)));
    }
    return elements;
  }

  /** Returns this value, which must be an object. */
  Fields object() {
    require(node.isObject(), "an object");
    return this;
  }

  /** Returns this value, which must be a text. */
  String text() {
    require(node.isString(), "a text");
    return node.stringValue();
  }

  /** Returns the text of a field that must be there. */
  String text(String name) {
    return field(name).text();
  }

  /** Returns the text of a field that may be missing. */
  Optional<String> optionalText(String name) {
    return optional(name).map(Fields::text);
  }

  /** Returns this value, which must be a whole number that an {@code int} holds. */
  int integer() {
    require(node.isIntegralNumber() && node.canConvertToInt(), "a whole number of 32 bits");
    return node.intValue();
  }

  /** Returns this value, which must be a whole number that a {@code long} holds. */
  long whole() {
    require(node.isIntegralNumber() && node.canConvertToLong(), "a whole number of 64 bits");
    return node.longValue();
  }

  /** Returns this value, which must be {@code true} or {@code false}. */
  boolean flag() {
    require(node.isBoolean(), "true or false");
    return node.asBoolean();
  }

  /** Returns this value, which must be an instant in ISO-8601. */
  Instant instant() {
    return as("an instant such as 2024-02-29T12:34:56Z", Instant::parse);
  }

  /** Returns this value, which must be the name of a constant. */
  <E extends Enum<E>> E constant(Class<E> type) {
    return as(
        "one of " + List.of(type.getEnumConstants()).toString().replaceAll("[\\[\\]]", ""),
        text -> Enum.valueOf(type, text));
  }

  /** Returns what is made of this value, a text that the reader may refuse. */
  <T> T as(String form, Function<String, T> reader) {
    String text = text();
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw unfit(form + " is expected");
    }
  }

  /** Returns what is wrong here. */
  InvalidInputException unfit(String problem) {
    return new InvalidInputException((place.isEmpty() ? "" : place + ": ") + problem);
  }

  private void require(boolean condition, String form) {
    if (!condition) {
      throw unfit(form + " is expected, and there is " + kind());
    }
  }

  private String kind() {
    JsonNodeType type = node.getNodeType();
    return type == JsonNodeType.MISSING ? "nothing" : type.name().toLowerCase(Locale.ROOT);
  }
}
