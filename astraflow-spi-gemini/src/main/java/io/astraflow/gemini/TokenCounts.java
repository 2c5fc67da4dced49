package io.astraflow.gemini;

import io.astraflow.http.json.Json;
import io.astraflow.model.Usage;
import java.util.OptionalLong;
import tools.jackson.core.JsonParser;

/**
 * The counts of a reply so far: each frame of a stream may tell some of them anew. For one thread
 * at a time.
 */
final class TokenCounts {
  private OptionalLong prompt = OptionalLong.empty();
  private OptionalLong tools = OptionalLong.empty();
  private OptionalLong cached = OptionalLong.empty();
  private OptionalLong candidates = OptionalLong.empty();
  private OptionalLong thoughts = OptionalLong.empty();
  private OptionalLong total = OptionalLong.empty();

  /** Reads {@code usageMetadata}. */
  void read(JsonParser parser) {
    Json.object(parser, this::field);
  }

  private void field(String name, JsonParser parser) {
    switch (name) {
      case "promptTokenCount" -> prompt = Json.number(parser);
      case "toolUsePromptTokenCount" -> tools = Json.number(parser);
      case "cachedContentTokenCount" -> cached = Json.number(parser);
      case "candidatesTokenCount" -> candidates = Json.number(parser);
      case "thoughtsTokenCount" -> thoughts = Json.number(parser);
      case "totalTokenCount" -> total = Json.number(parser);
      default -> {}
    }
  }

  /** Returns the counts, with what the service's own tools read as part of the prompt. */
  Usage usage() {
    OptionalLong input =
        prompt.isPresent()
            ? OptionalLong.of(prompt.getAsLong() + tools.orElse(0))
            : OptionalLong.empty();
    return new Usage(input, cached, output(input), thoughts);
  }

  // Counts of zero are left out, so the total tells whether they are.
  private OptionalLong output(OptionalLong input) {
    if (candidates.isPresent() || thoughts.isPresent()) {
      return OptionalLong.of(candidates.orElse(0) + thoughts.orElse(0));
    }
    return total.isPresent() && input.isPresent()
        ? OptionalLong.of(Math.max(0, total.getAsLong() - input.getAsLong()))
        : OptionalLong.empty();
  }
}
