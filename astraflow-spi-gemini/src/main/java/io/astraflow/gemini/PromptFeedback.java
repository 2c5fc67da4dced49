package io.astraflow.gemini;

import io.astraflow.http.json.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** What the service's filter says of a prompt. For one thread at a time. */
final class PromptFeedback {
  private static final String UNSPECIFIED = "BLOCK_REASON_UNSPECIFIED";

  private String reason = "";
  private String message = "";
  private final List<String> harms = new ArrayList<>();

  /** Reads {@code promptFeedback}. */
  void read(JsonParser parser) {
    Json.object(parser, this::field);
  }

  private void field(String name, JsonParser parser) {
    switch (name) {
      case "blockReason" -> reason = text(parser);
      case "blockReasonMessage" -> message = text(parser);
      case "safetyRatings" -> Json.array(parser, this::rating);
      default -> {}
    }
  }

  private void rating(JsonParser parser) {
    Rating rating = new Rating();
    Json.object(parser, rating::field);
    if (rating.harmful) {
      harms.add(rating.category);
    }
  }

  private static String text(JsonParser parser) {
    String text = Json.text(parser);
    return text == null ? "" : text;
  }

  /** Returns whether the prompt was blocked. */
  boolean blocked() {
    return !reason.isEmpty() || !message.isEmpty();
  }

  /** Returns why, as the service spells it. */
  String category() {
    return reason.isEmpty() ? UNSPECIFIED : reason;
  }

  /** Returns the category, the harms that were found and what the service says, in words. */
  @Override
  public String toString() {
    String found = harms.isEmpty() ? "" : " (" + String.join(", ", harms) + ")";
    return category() + found + (message.isEmpty() ? "" : ", " + message);
  }

  /** How likely a prompt is harmful in one way. */
  private static final class Rating {
    private String category = "";
    private boolean harmful;

    void field(String name, JsonParser parser) {
      switch (name) {
        case "category" -> category = text(parser);
        case "probability" -> harmful |= text(parser).equals("HIGH");
        case "blocked" -> harmful |= parser.currentToken() == JsonToken.VALUE_TRUE;
        default -> {}
      }
    }
  }
}
