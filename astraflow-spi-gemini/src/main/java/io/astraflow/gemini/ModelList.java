package io.astraflow.gemini;

import io.astraflow.http.HttpReply;
import io.astraflow.http.NearestNames;
import io.astraflow.http.ProviderCall;
import io.astraflow.http.json.Json;
import io.astraflow.model.ModelDescription;
import io.astraflow.model.ModelDescription.Use;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelName;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/** The models that the service lists, page by page. Safe for use by many threads. */
final class ModelList {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** More pages than this are the same ones again and again. */
  private static final int MOST_PAGES = 50;

  private final GeminiService service;
  private volatile List<ModelDescription> listed = List.of();

  ModelList(GeminiService service) {
    this.service = service;
  }

  /**
   * Asks for the models, in the service's order.
   *
   * @throws ModelException if it does not answer
   */
  List<ModelDescription> ask() throws InterruptedException {
    List<ModelDescription> models = new ArrayList<>();
    Page page = new Page(models);
    String query = "models?pageSize=1000";
    for (int pages = 0; pages < MOST_PAGES && query != null; pages++) {
      page.read(service.send(ProviderCall.get(Gemini.ID, query, TIMEOUT)));
      query =
          page.next == null
              ? null
              : "models?pageSize=1000&pageToken="
                  + URLEncoder.encode(page.next, StandardCharsets.UTF_8);
    }
    listed = List.copyOf(models);
    return listed;
  }

  /** Returns the names nearest to one that is not known, of those listed before or well known. */
  List<String> nearest(String model) {
    return NearestNames.to(
        model,
        Stream.concat(
                listed.stream().map(found -> found.name().model()),
                ModelFamily.wellKnown().stream())
            .toList());
  }

  /** A page of the list. */
  private static final class Page {
    private final List<ModelDescription> models;
    private @Nullable String next;

    Page(List<ModelDescription> models) {
      this.models = models;
    }

    void read(HttpReply reply) throws InterruptedException {
      byte[] body = reply.readAll();
      next = null;
      try {
        Json.object(body, 0, body.length, this::field);
      } catch (JacksonException e) {
        throw reply.broken("is not the JSON it should be", e);
      }
    }

    private void field(String name, JsonParser parser) {
      switch (name) {
        case "models" -> Json.array(parser, this::model);
        case "nextPageToken" -> {
          String token = Json.text(parser);
          next = token == null || token.isEmpty() ? null : token;
        }
        default -> {}
      }
    }

    private void model(JsonParser parser) {
      Entry entry = new Entry();
      Json.object(parser, entry::field);
      if (!entry.name.isBlank()) {
        models.add(
            new ModelDescription(
                new ModelName(Gemini.ID, entry.name), entry.use(), OptionalLong.empty()));
      }
    }
  }

  /** A model of a page. */
  private static final class Entry {
    private String name = "";
    private final List<String> methods = new ArrayList<>();

    void field(String field, JsonParser parser) {
      switch (field) {
        case "name" -> {
          String text = Json.text(parser);
          name = text == null ? "" : ModelPath.id(text);
        }
        case "supportedGenerationMethods" -> Json.array(parser, this::method);
        default -> {}
      }
    }

    private void method(JsonParser parser) {
      String method = Json.text(parser);
      if (method != null) {
        methods.add(method);
      }
    }

    Use use() {
      if (methods.contains("generateContent")) {
        return Use.CHAT;
      }
      return methods.contains("embedContent") || methods.contains("batchEmbedContents")
          ? Use.EMBEDDING
          : Use.OTHER;
    }
  }
}
