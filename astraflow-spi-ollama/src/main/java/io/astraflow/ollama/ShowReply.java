package io.astraflow.ollama;

import io.astraflow.http.HttpReply;
import io.astraflow.http.json.Json;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The reply of {@code /api/show}. */
final class ShowReply {
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, String> info = new HashMap<>();
  private final Set<String> capabilities = new HashSet<>();

  private ShowReply() {}

  static ModelDetails read(HttpReply reply, byte[] body) {
    ShowReply show = new ShowReply();
    try {
      Json.object(body, 0, body.length, show::field);
    } catch (JacksonException e) {
      throw reply.broken("is not the JSON it should be", e);
    }
    return show.details();
  }

  private void field(String name, JsonParser parser) {
    switch (name) {
      case "details" -> Json.object(parser, (inner, value) -> keep(texts, inner, value));
      case "model_info" -> Json.object(parser, (inner, value) -> keep(info, inner, value));
      case "capabilities" ->
          Json.array(
              parser,
              one -> {
                String text = Json.text(one);
                if (text != null) {
                  capabilities.add(text);
                }
              });
      default -> keep(texts, name, parser);
    }
  }

  private static void keep(Map<String, String> map, String name, JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
      map.put(name, parser.getString());
    }
  }

  private ModelDetails details() {
    return new ModelDetails(
        text("family"),
        text("parameter_size"),
        text("quantization_level"),
        capabilities,
        number("context_length"),
        number("embedding_length"),
        text("parameters"),
        text("template"),
        text("system"),
        text("license"),
        !text("remote_host").isBlank() || !text("remote_model").isBlank(),
        info);
  }

  private String text(String name) {
    return texts.getOrDefault(name, "");
  }

  // Named after the architecture: llama.context_length, but not llama.vision.embedding_length.
  private OptionalInt number(String name) {
    String text = info.get(info.getOrDefault("general.architecture", text("family")) + "." + name);
    return text != null && text.matches("[0-9]{1,9}")
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }
}
