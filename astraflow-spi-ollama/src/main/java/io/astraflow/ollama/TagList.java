package io.astraflow.ollama;

import io.astraflow.http.HttpReply;
import io.astraflow.http.json.Json;
import io.astraflow.model.ModelDescription;
import io.astraflow.model.ModelDescription.Use;
import io.astraflow.model.ModelName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/** The reply of {@code /api/tags}. */
final class TagList {
  private final List<ModelDescription> models = new ArrayList<>();
  private boolean found;

  private TagList() {}

  static List<ModelDescription> read(HttpReply reply, byte[] body) {
    TagList list = new TagList();
    try {
      Json.object(body, 0, body.length, list::field);
    } catch (JacksonException e) {
      throw reply.broken("is not the JSON it should be", e);
    }
    if (!list.found) {
      throw reply.broken("has no list of models: is there an Ollama server", null);
    }
    return List.copyOf(list.models);
  }

  private void field(String name, JsonParser parser) {
    if (name.equals("models")) {
      found = true;
      Json.array(parser, this::model);
    }
  }

  private void model(JsonParser parser) {
    Entry entry = new Entry();
    Json.object(parser, entry::field);
    String id = entry.name == null ? entry.model : entry.name;
    if (id != null && !id.isBlank()) {
      models.add(new ModelDescription(new ModelName(Ollama.ID, id), entry.use(id), entry.size));
    }
  }

  /** One model. */
  private static final class Entry {
    private final Set<String> families = new HashSet<>();
    private final Set<String> capabilities = new HashSet<>();
    private @Nullable String name;
    private @Nullable String model;
    private OptionalLong size = OptionalLong.empty();

    void field(String field, JsonParser parser) {
      switch (field) {
        case "name" -> name = Json.text(parser);
        case "model" -> model = Json.text(parser);
        case "size" -> size = Json.number(parser);
        case "capabilities" -> Json.array(parser, one -> add(capabilities, one));
        case "details" -> Json.object(parser, this::detail);
        default -> {}
      }
    }

    private void detail(String field, JsonParser parser) {
      if (field.equals("family")) {
        add(families, parser);
      } else if (field.equals("families")) {
        Json.array(parser, one -> add(families, one));
      }
    }

    private static void add(Set<String> texts, JsonParser parser) {
      String text = Json.text(parser);
      if (text != null) {
        texts.add(text);
      }
    }

    Use use(String id) {
      if (capabilities.contains("completion")) {
        return Use.CHAT;
      }
      boolean vectors =
          capabilities.contains("embedding")
              || families.stream().anyMatch(family -> family.contains("bert"))
              || KnownEmbedding.of(id).isPresent();
      return vectors ? Use.EMBEDDING : capabilities.isEmpty() ? Use.CHAT : Use.OTHER;
    }
  }
}
