package io.astraflow.ollama;

import io.astraflow.http.HttpReply;
import io.astraflow.http.json.Json;
import io.astraflow.model.ModelDescription;
import io.astraflow.model.ModelDescription.Use;
import io.astraflow.model.ModelName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/** The reply of {@code /api/tags}. */
final class TagList {
  private final List<ModelDescription> models = new ArrayList<>();
  private final Set<String> remote = new HashSet<>();
  private boolean found;

  private TagList() {}

  static TagList read(HttpReply reply, byte[] body) {
    TagList list = new TagList();
    try {
      Json.object(body, 0, body.length, list::field);
    } catch (JacksonException e) {
      throw reply.broken("is not the JSON it should be", e);
    }
    if (!list.found) {
      throw reply.broken("has no list of models: is there an Ollama server", null);
    }
    return list;
  }

  /** Returns a model's name with its tag, which is {@code latest} where it has none. */
  static String tagged(String model) {
    String base = model.substring(model.lastIndexOf('/') + 1);
    return (base.contains(":") ? model : model + ":latest").toLowerCase(Locale.ROOT);
  }

  List<ModelDescription> models() {
    return List.copyOf(models);
  }

  /** Returns the names, with tags, of those that run on another server. */
  Set<String> remote() {
    return Set.copyOf(remote);
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
      if (entry.remote) {
        remote.add(tagged(id));
      }
    }
  }

  /** One model. */
  private static final class Entry {
    private final Set<String> families = new HashSet<>();
    private final Set<String> capabilities = new HashSet<>();
    private @Nullable String name;
    private @Nullable String model;
    private OptionalLong size = OptionalLong.empty();
    private boolean remote;

    void field(String field, JsonParser parser) {
      switch (field) {
        case "name" -> name = Json.text(parser);
        case "model" -> model = Json.text(parser);
        case "remote_host", "remote_model" -> remote |= !text(parser).isBlank();
        case "size" -> size = Json.number(parser);
        case "capabilities" -> Json.array(parser, one -> add(capabilities, one));
        case "details" -> Json.object(parser, this::detail);
        default -> {}
      }
    }

    private static String text(JsonParser parser) {
      String text = Json.text(parser);
      return text == null ? "" : text;
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
