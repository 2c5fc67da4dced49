package io.astraflow.gemini;

import io.astraflow.http.HttpTransport;
import io.astraflow.http.ProviderCall;
import io.astraflow.model.EmbeddingAdapter;
import io.astraflow.model.Health;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelDescription;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelProvider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The models of one account. Safe for use by many threads. */
final class GeminiProvider implements ModelProvider {
  private static final Duration CHECK = Duration.ofSeconds(15);

  private final GeminiService service;
  private final OptionalInt dimensions;
  private final @Nullable HttpTransport own;
  private final Map<String, GeminiChat> chats = new ConcurrentHashMap<>();
  private final Map<String, GeminiEmbedding> embeddings = new ConcurrentHashMap<>();
  private final ModelList list;

  GeminiProvider(GeminiService service, OptionalInt dimensions, @Nullable HttpTransport own) {
    this.service = service;
    this.dimensions = dimensions;
    this.own = own;
    this.list = new ModelList(service);
  }

  @Override
  public String id() {
    return Gemini.ID;
  }

  @Override
  public boolean local() {
    return service.endpoint().local();
  }

  @Override
  public ModelAdapter chat(String model) {
    service.checkOpen();
    return chats.compute(
        ModelPath.id(model),
        (id, present) ->
            present == null || present.closed() ? new GeminiChat(id, service, list) : present);
  }

  @Override
  public EmbeddingAdapter embedding(String model) {
    service.checkOpen();
    return embeddings.compute(
        ModelPath.id(model),
        (id, present) ->
            present == null || present.closed()
                ? new GeminiEmbedding(EmbeddingModel.of(id, dimensions), service, list)
                : present);
  }

  @Override
  public List<ModelDescription> models() throws InterruptedException {
    return list.ask();
  }

  @Override
  public Health check() throws InterruptedException {
    try {
      service.send(ProviderCall.get(Gemini.ID, "models?pageSize=1", CHECK)).readAll();
      return new Health(true, service.endpoint().address() + " answers and takes the key.");
    } catch (ModelException e) {
      return new Health(false, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    service.close();
    if (own != null) {
      own.close();
    }
  }

  @Override
  public String toString() {
    return "GeminiProvider[" + service.endpoint().address() + "]";
  }
}
