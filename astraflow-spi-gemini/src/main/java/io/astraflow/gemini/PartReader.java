package io.astraflow.gemini;

import io.astraflow.http.json.Json;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * One part of a reply's content. Code that the service ran and what it printed are text, as
 * Markdown; files and what is not known are left out. For one thread at a time.
 */
final class PartReader {
  String text = "";
  boolean thought;
  boolean called;
  String name = "";
  String arguments = "{}";
  @Nullable String id;
  @Nullable String signature;

  private String language = "";
  private String code = "";

  /** Reads the part at which the parser stands. */
  void read(JsonParser parser) {
    Json.object(parser, this::field);
  }

  private void field(String field, JsonParser parser) {
    switch (field) {
      case "text" -> text = text(parser);
      case "thought" -> thought = parser.currentToken() == JsonToken.VALUE_TRUE;
      case "thoughtSignature" -> signature = present(parser);
      case "functionCall" -> {
        called = true;
        Json.object(parser, this::call);
      }
      case "executableCode" -> {
        Json.object(parser, this::code);
        text = fenced();
      }
      case "codeExecutionResult" -> {
        Json.object(parser, this::output);
        text = fenced();
      }
      default -> {}
    }
  }

  private void call(String field, JsonParser parser) {
    switch (field) {
      case "id" -> id = present(parser);
      case "name" -> name = text(parser);
      case "args" -> {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
          arguments = Json.copy(parser);
        }
      }
      default -> {}
    }
  }

  private void code(String field, JsonParser parser) {
    switch (field) {
      case "language" -> language = text(parser).toLowerCase(Locale.ROOT);
      case "code" -> code = text(parser);
      default -> {}
    }
  }

  private void output(String field, JsonParser parser) {
    if (field.equals("output")) {
      code = text(parser);
    }
  }

  private String fenced() {
    return "\n```" + language + "\n" + code + (code.endsWith("\n") ? "" : "\n") + "```\n";
  }

  private static String text(JsonParser parser) {
    String text = Json.text(parser);
    return text == null ? "" : text;
  }

  private static @Nullable String present(JsonParser parser) {
    String text = Json.text(parser);
    return text == null || text.isEmpty() ? null : text;
  }
}
