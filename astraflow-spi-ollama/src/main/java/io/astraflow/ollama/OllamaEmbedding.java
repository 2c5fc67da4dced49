package io.astraflow.ollama;

import io.astraflow.http.HttpReply;
import io.astraflow.http.ProviderCall;
import io.astraflow.http.TokenEstimate;
import io.astraflow.http.json.Json;
import io.astraflow.model.EmbeddingAdapter;
import io.astraflow.model.ModelName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** An embedding model. Safe for use by many threads. */
final class OllamaEmbedding implements EmbeddingAdapter {
  /** One request's texts: servers work on them one after the other, and cancel them together. */
  private static final int BATCH = 32;

  private static final Duration TIMEOUT = Duration.ofMinutes(5); // It may have to be loaded first.
  private static final double RELATED = 0.5;

  private final EmbeddingModel model;
  private final OllamaService service;
  private final ModelSettings settings;
  private final ModelName name;
  private volatile boolean closed;

  OllamaEmbedding(EmbeddingModel model, OllamaService service, ModelSettings settings) {
    this.model = model;
    this.service = service;
    this.settings = settings;
    this.name = new ModelName(Ollama.ID, model.id());
  }

  @Override
  public String id() {
    return model.id();
  }

  @Override
  public String fingerprint() {
    return "%s/%d/%s/%s"
        .formatted(name, model.dimension(), model.passagePrefix(), model.queryPrefix());
  }

  @Override
  public int dimension() {
    return model.dimension();
  }

  @Override
  public int maxTokens() {
    return model.maxTokens();
  }

  @Override
  public double relatedCosine() {
    return RELATED;
  }

  @Override
  public int countTokens(String text) {
    return TokenEstimate.of(text);
  }

  @Override
  public List<float[]> embedPassages(List<String> texts) throws InterruptedException {
    checkOpen();
    List<float[]> vectors = new ArrayList<>(texts.size());
    for (int from = 0; from < texts.size(); from += BATCH) {
      List<String> batch = texts.subList(from, Math.min(texts.size(), from + BATCH));
      vectors.addAll(embed(model.passagePrefix(), batch));
    }
    return vectors;
  }

  @Override
  public float[] embedQuery(String text) throws InterruptedException {
    checkOpen();
    return embed(model.queryPrefix(), List.of(text)).get(0);
  }

  private List<float[]> embed(String prefix, List<String> texts) throws InterruptedException {
    byte[] json = Json.write(out -> write(out, prefix, texts));
    HttpReply reply =
        service.send(model.id(), ProviderCall.post(name.toString(), "api/embed", json, TIMEOUT));
    return new EmbedReply(name, reply, model.dimension()).read(reply.readAll(), texts.size());
  }

  private void write(JsonGenerator out, String prefix, List<String> texts) {
    out.writeStartObject();
    out.writeStringProperty("model", model.id());
    out.writeBooleanProperty("truncate", true);
    if (model.asked()) {
      out.writeNumberProperty("dimensions", model.dimension());
    }
    settings.writeKeepAlive(out);
    out.writeArrayPropertyStart("input");
    for (String text : texts) {
      // Servers refuse a text of nothing, which stands for something all the same.
      out.writeString(Json.encodable(text.isBlank() && prefix.isEmpty() ? "." : prefix + text));
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private void checkOpen() {
    service.checkOpen();
    if (closed) {
      throw new IllegalStateException("The adapter of " + name + " is closed");
    }
  }

  boolean closed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public String toString() {
    return name.toString();
  }
}
