package io.astraflow.openai;

import io.astraflow.http.json.Json;
import io.astraflow.model.Usage;
import java.util.OptionalLong;
import tools.jackson.core.JsonParser;

/** Reads the object {@code usage}. */
final class UsageReader {
  private OptionalLong input = OptionalLong.empty();
  private OptionalLong cached = OptionalLong.empty();
  private OptionalLong output = OptionalLong.empty();
  private OptionalLong reasoning = OptionalLong.empty();

  private UsageReader() {}

  static Usage read(JsonParser usage) {
    UsageReader reader = new UsageReader();
    Json.object(usage, reader::field);
    return new Usage(reader.input, reader.cached, reader.output, reader.reasoning);
  }

  private void field(String name, JsonParser value) {
    switch (name) {
      case "prompt_tokens" -> input = Json.number(value);
      case "completion_tokens" -> output = Json.number(value);
      case "prompt_cache_hit_tokens" -> cached = Json.number(value);
      case "prompt_tokens_details", "completion_tokens_details" -> Json.object(value, this::detail);
      default -> {}
    }
  }

  private void detail(String name, JsonParser value) {
    switch (name) {
      case "cached_tokens" -> cached = Json.number(value);
      case "reasoning_tokens" -> reasoning = Json.number(value);
      default -> {}
    }
  }
}
