package io.astraflow.openai;

import io.astraflow.http.ErrorBody;
import io.astraflow.http.HttpReply;
import io.astraflow.http.HttpTransport;
import io.astraflow.http.ProviderCall;
import io.astraflow.http.json.Json;
import io.astraflow.model.EmbeddingAdapter;
import io.astraflow.model.Health;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelDescription;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelName;
import io.astraflow.model.ModelProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/** The models of one server. */
final class OpenAiProvider implements ModelProvider {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final OpenAiService service;
  private final EmbeddingSettings embedding;
  private final @Nullable HttpTransport own;
  private final ConcurrentMap<String, OpenAiChat> chats = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, OpenAiEmbedding> embeddings = new ConcurrentHashMap<>();

  OpenAiProvider(OpenAiService service, EmbeddingSettings embedding, @Nullable HttpTransport own) {
    this.service = service;
    this.embedding = embedding;
    this.own = own;
  }

  @Override
  public String id() {
    return OpenAi.ID;
  }

  @Override
  public boolean local() {
    return service.endpoint().local();
  }

  @Override
  public ModelAdapter chat(String model) {
    service.requireOpen();
    return chats.compute(
        model,
        (id, known) ->
            known == null || known.closed()
                ? new OpenAiChat(service, new ModelName(OpenAi.ID, id))
                : known);
  }

  @Override
  public EmbeddingAdapter embedding(String model) {
    service.requireOpen();
    return embeddings.compute(
        model,
        (id, known) ->
            known == null || known.closed()
                ? new OpenAiEmbedding(service, EmbeddingModel.of(id, embedding))
                : known);
  }

  @Override
  public List<ModelDescription> models() throws InterruptedException {
    service.requireOpen();
    HttpReply reply = service.send(ProviderCall.get("the list of models", "models", TIMEOUT));
    byte[] body = reply.readAll();
    List<ModelDescription> models = new ArrayList<>();
    try {
      Json.object(
          body,
          0,
          body.length,
          (name, value) -> {
            if (name.equals("data")) {
              Json.array(value, model -> add(model, models));
            }
          });
    } catch (JacksonException e) {
      String said = service.endpoint().masked(ErrorBody.read(body).message());
      throw reply.broken("is no list of models: " + said, e);
    }
    service.names().listed(models);
    return models;
  }

  private static void add(JsonParser model, List<ModelDescription> models) {
    Json.object(
        model,
        (name, value) -> {
          String id = name.equals("id") ? Json.text(value) : null;
          if (id != null && !id.isBlank()) {
            models.add(
                new ModelDescription(
                    new ModelName(OpenAi.ID, id), ModelFamily.use(id), OptionalLong.empty()));
          }
        });
  }

  @Override
  public Health check() throws InterruptedException {
    try {
      int count = models().size();
      return new Health(true, service.endpoint().address() + " offers " + count + " models.");
    } catch (ModelException e) {
      return new Health(false, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    service.close();
    chats.values().forEach(OpenAiChat::close);
    embeddings.values().forEach(OpenAiEmbedding::close);
    if (own != null) {
      own.close();
    }
  }

  @Override
  public String toString() {
    return "OpenAiProvider[" + service.endpoint().address() + "]";
  }
}
