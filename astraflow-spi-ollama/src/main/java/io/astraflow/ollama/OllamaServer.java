package io.astraflow.ollama;

import io.astraflow.http.HttpReply;
import io.astraflow.http.ProviderCall;
import io.astraflow.http.json.Json;
import io.astraflow.model.EmbeddingAdapter;
import io.astraflow.model.Health;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelDescription;
import io.astraflow.model.ModelException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A provider over HTTP. */
final class OllamaServer implements OllamaProvider {
  private static final Duration SHORT = Duration.ofSeconds(15);
  private static final Duration DOWNLOAD = Duration.ofHours(24);

  private final OllamaService service;
  private final ModelSettings settings;
  private final Runnable closing;
  private final Map<String, OllamaChat> chats = new ConcurrentHashMap<>();
  private final Map<String, OllamaEmbedding> embeddings = new ConcurrentHashMap<>();

  OllamaServer(OllamaService service, ModelSettings settings, Runnable closing) {
    this.service = service;
    this.settings = settings;
    this.closing = closing;
  }

  @Override
  public String id() {
    return Ollama.ID;
  }

  @Override
  public boolean local() {
    return service.endpoint().local();
  }

  @Override
  public ModelAdapter chat(String model) {
    service.checkOpen();
    return chats.compute(
        model,
        (id, present) ->
            present == null || present.closed() ? new OllamaChat(id, service, settings) : present);
  }

  @Override
  public EmbeddingAdapter embedding(String model) {
    service.checkOpen();
    return embeddings.compute(
        model,
        (id, present) ->
            present == null || present.closed()
                ? new OllamaEmbedding(EmbeddingModel.of(id, settings), service, settings)
                : present);
  }

  @Override
  public List<ModelDescription> models() throws InterruptedException {
    return service.list();
  }

  @Override
  public Health check() throws InterruptedException {
    try {
      byte[] body = service.send(ProviderCall.get(Ollama.ID, "api/version", SHORT)).readAll();
      String address = service.endpoint().address();
      return new Health(true, "Ollama %s answers at %s.".formatted(version(body), address).strip());
    } catch (ModelException e) {
      return new Health(false, String.valueOf(e.getMessage()));
    } catch (IllegalStateException e) {
      return new Health(false, "The provider " + Ollama.ID + " is closed.");
    }
  }

  // Whatever answers at the server's address is good enough for a sign of life.
  private static String version(byte[] body) {
    StringBuilder version = new StringBuilder();
    if (Json.whole(new String(body, java.nio.charset.StandardCharsets.UTF_8))) {
      Json.object(
          body,
          0,
          body.length,
          (name, parser) -> {
            String text = Json.text(parser);
            if (name.equals("version") && text != null) {
              version.append(text);
            }
          });
    }
    return version.toString();
  }

  @Override
  public void pull(String model, Consumer<Progress> progress) throws InterruptedException {
    byte[] json =
        Json.write(
            out -> {
              out.writeStartObject();
              out.writeStringProperty("model", model);
              out.writeBooleanProperty("stream", true);
              out.writeEndObject();
            });
    String subject = Ollama.ID + ":" + model;
    HttpReply reply = service.send(ProviderCall.stream(subject, "api/pull", json, DOWNLOAD));
    new ProgressLines(reply, service.errors(subject)).read(progress);
  }

  @Override
  public void create(String model, Modelfile file, Consumer<Progress> progress)
      throws InterruptedException {
    String subject = Ollama.ID + ":" + model;
    service.checkOpen();
    FileUpload upload = new FileUpload(service, subject, progress);
    Optional<Path> source = file.fromPath();
    Optional<Path> adapter = file.adapter().map(Path::of);
    List<Path> sources = source.map(ModelFiles::in).orElse(List.of());
    List<Path> adapters = adapter.map(ModelFiles::in).orElse(List.of());
    byte[] json = file.request(model, upload.bring(sources), upload.bring(adapters));
    ProviderCall call = ProviderCall.stream(subject, "api/create", json, DOWNLOAD);
    HttpReply reply = source.isPresent() ? service.send(call) : service.send(file.from(), call);
    new ProgressLines(reply, service.errors(subject)).read(progress);
  }

  @Override
  public ModelDetails show(String model) throws InterruptedException {
    byte[] json =
        Json.write(
            out -> {
              out.writeStartObject();
              out.writeStringProperty("model", model);
              out.writeEndObject();
            });
    ProviderCall call = ProviderCall.post(Ollama.ID + ":" + model, "api/show", json, SHORT);
    HttpReply reply = service.send(model, call);
    ModelDetails details = ShowReply.read(reply, reply.readAll());
    service.know(model, details);
    return details;
  }

  @Override
  public void close() {
    service.close();
    closing.run();
  }

  @Override
  public String toString() {
    return Ollama.ID + " at " + service.endpoint().address();
  }
}
