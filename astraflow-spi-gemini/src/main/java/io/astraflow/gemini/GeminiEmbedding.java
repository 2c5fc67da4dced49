package io.astraflow.gemini;

import io.astraflow.http.BatchedVectors;
import io.astraflow.http.HttpReply;
import io.astraflow.http.ModelRefusals;
import io.astraflow.http.ProviderCall;
import io.astraflow.http.TokenEstimate;
import io.astraflow.http.json.Json;
import io.astraflow.model.EmbeddingAdapter;
import java.time.Duration;
import java.util.List;

/**
 * An embedding model. Safe for use by many threads. The vectors of the service are brought to
 * length 1 here, since those with fewer components than the model's own have another. Texts without
 * a visible character, which the service refuses, are embedded as a full stop. Texts that are too
 * long are cut by the service. The batches of a call that failed later on are kept, so that the
 * same call, repeated, sends the rest alone.
 */
final class GeminiEmbedding implements EmbeddingAdapter {
  /** The service takes no more in one request. */
  private static final int MOST_TEXTS = 100;

  /** What is this many times longer than the model reads is longer by any tokenizer. */
  private static final int SURELY_TOO_LONG = 4;

  /** Of one request. */
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final EmbeddingModel model;
  private final GeminiService service;
  private final ModelRefusals refusals;
  private final BatchedVectors batches = new BatchedVectors(MOST_TEXTS);
  private volatile boolean closed;

  GeminiEmbedding(EmbeddingModel model, GeminiService service, ModelList list) {
    this.model = model;
    this.service = service;
    this.refusals = new ModelRefusals(model.id(), service.errors(subject()), list::nearest);
  }

  @Override
  public String id() {
    return model.id();
  }

  @Override
  public String fingerprint() {
    return model.fingerprint();
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
    return model.relatedCosine();
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
    List<String> sent = texts.stream().map(this::sendable).toList();
    return batches.of(sent, batch -> embed(EmbedBatch.Task.RETRIEVAL_DOCUMENT, batch));
  }

  @Override
  public float[] embedQuery(String text) throws InterruptedException {
    checkOpen();
    return embed(EmbedBatch.Task.RETRIEVAL_QUERY, List.of(sendable(text))).get(0);
  }

  private String sendable(String text) {
    return text.isBlank()
        ? "."
        : Json.encodable(TokenEstimate.cut(text, SURELY_TOO_LONG * model.maxTokens()));
  }

  private List<float[]> embed(EmbedBatch.Task task, List<String> texts)
      throws InterruptedException {
    byte[] json = EmbedBatch.json(model, task, texts);
    String path = ModelPath.of(model.id(), "batchEmbedContents");
    HttpReply reply = service.send(ProviderCall.post(subject(), path, json, TIMEOUT), refusals);
    return new EmbedBatch(model, reply).vectors(texts.size());
  }

  private String subject() {
    return Gemini.ID + ":" + model.id();
  }

  private void checkOpen() {
    service.checkOpen();
    if (closed) {
      throw new IllegalStateException("The adapter of " + subject() + " is closed");
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
    return subject();
  }
}
