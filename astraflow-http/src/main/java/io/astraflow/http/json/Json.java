package io.astraflow.http.json;

import java.io.ByteArrayOutputStream;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads and writes JSON as tokens, without a tree. What is malformed throws {@link
 * JacksonException}; unknown fields, and values of another type than expected, never do.
 */
public final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  /** Returns a parser of a part of an array, before its first token. */
  public static JsonParser parser(byte[] bytes, int start, int length) {
    return FACTORY.createParser(ObjectReadContext.empty(), bytes, start, length);
  }

  /** Reads one object: {@link #object(JsonParser, BiConsumer)}. */
  public static void object(
      byte[] bytes, int start, int length, BiConsumer<String, JsonParser> field) {
    try (JsonParser parser = parser(bytes, start, length)) {
      parser.nextToken();
      object(parser, field);
    }
  }

  /**
   * Hands over each field of the object at which the parser stands, with the parser at its value,
   * and what was not read of it is skipped. Anything but an object has no fields.
   */
  public static void object(JsonParser parser, BiConsumer<String, JsonParser> field) {
    if (!parser.isExpectedStartObjectToken()) {
      parser.skipChildren();
      return;
    }
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      JsonToken value = parser.nextToken();
      field.accept(name, parser);
      skipRest(parser, value);
    }
  }

  /** Hands over each element of the array at which the parser stands; anything else has none. */
  public static void array(JsonParser parser, Consumer<JsonParser> element) {
    if (!parser.isExpectedStartArrayToken()) {
      parser.skipChildren();
      return;
    }
    for (JsonToken value = parser.nextToken();
        value != JsonToken.END_ARRAY;
        value = parser.nextToken()) {
      element.accept(parser);
      skipRest(parser, value);
    }
  }

  // Still where the value began: nobody read it.
  private static void skipRest(JsonParser parser, JsonToken value) {
    if (value.isStructStart() && parser.currentToken() == value) {
      parser.skipChildren();
    }
  }

  /** Returns the text at which the parser stands, or null for anything else. */
  public static @Nullable String text(JsonParser parser) {
    return parser.currentToken() == JsonToken.VALUE_STRING ? parser.getString() : null;
  }

  /** Returns the whole number at which the parser stands, or nothing for anything else. */
  public static OptionalLong number(JsonParser parser) {
    JsonToken token = parser.currentToken();
    return token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT
        ? OptionalLong.of(parser.getValueAsLong())
        : OptionalLong.empty();
  }

  /** Returns the value at which the parser stands as compact JSON text. */
  public static String copy(JsonParser parser) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = generator(bytes)) {
      json.copyCurrentStructure(parser);
    }
    return bytes.toString(java.nio.charset.StandardCharsets.UTF_8);
  }

  /** Returns one value as UTF-8. */
  public static byte[] write(Consumer<JsonGenerator> value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = generator(bytes)) {
      value.accept(json);
    }
    return bytes.toByteArray();
  }

  private static JsonGenerator generator(ByteArrayOutputStream bytes) {
    return FACTORY.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8);
  }

  /** Returns a text that UTF-8 can hold: halves of surrogate pairs are replaced by U+FFFD. */
  public static String encodable(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return text.codePoints()
            .map(
                point ->
                    point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE
                        ? 0xFFFD
                        : point)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
      }
    }
    return text;
  }

  /** Returns whether a text is one whole JSON value. */
  public static boolean whole(String text) {
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    try (JsonParser parser = parser(bytes, 0, bytes.length)) {
      if (parser.nextToken() == null) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (JacksonException e) {
      return false;
    }
  }
}
