package io.astraflow.ollama;

import io.astraflow.http.BatchedVectors;
import io.astraflow.http.HttpReply;
import io.astraflow.http.ProviderCall;
import io.astraflow.http.TokenEstimate;
import io.astraflow.http.json.Json;
import io.astraflow.model.EmbeddingAdapter;
import io.astraflow.model.ModelName;
import java.time.Duration;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** An embedding model. Safe for use by many threads. */
final class OllamaEmbedding implements EmbeddingAdapter {
  /** One request's texts: servers work on them one after the other, and cancel them together. */
  private static final int BATCH = 32;

  private static final Duration TIMEOUT = Duration.ofMinutes(5); // It may have to be loaded first.
  private static final double RELATED = 0.5;

  /** What is this many times longer than the model reads is longer by any tokenizer. */
  private static final int SURELY_TOO_LONG = 4;

  private final EmbeddingModel model;
  private final OllamaService service;
  private final ModelSettings settings;
  private final ModelName name;
  private final BatchedVectors batches = new BatchedVectors(BATCH);
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
    checkOpen();
    return TokenEstimate.of(text);
  }

  @Override
  public List<float[]> embedPassages(List<String> texts) throws InterruptedException {
    checkOpen();
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    List<String> sent = texts.stream().map(text -> sendable(model.passagePrefix(), text)).toList();
    return batches.of(sent, this::embed);
  }

  @Override
  public float[] embedQuery(String text) throws InterruptedException {
    checkOpen();
    return embed(List.of(sendable(model.queryPrefix(), text))).get(0);
  }

  // Servers refuse a text of nothing, which stands for something all the same.
  private String sendable(String prefix, String text) {
    String cut = TokenEstimate.cut(text, SURELY_TOO_LONG * model.maxTokens());
    return Json.encodable(cut.isBlank() && prefix.isEmpty() ? "." : prefix + cut);
  }

  private List<float[]> embed(List<String> texts) throws InterruptedException {
    byte[] json = Json.write(out -> write(out, texts));
    HttpReply reply =
        service.send(model.id(), ProviderCall.post(name.toString(), "api/embed", json, TIMEOUT));
    return new EmbedReply(name, reply, model.dimension()).read(reply.readAll(), texts.size());
  }

  private void write(JsonGenerator out, List<String> texts) {
    out.writeStartObject();
    out.writeStringProperty("model", model.id());
    out.writeBooleanProperty("truncate", true);
    if (model.asked()) {
      out.writeNumberProperty("dimensions", model.dimension());
    }
    settings.writeKeepAlive(out);
    out.writeArrayPropertyStart("input");
    texts.forEach(out::writeString);
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
