package io.astraflow.openai;

import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingResult;
import io.astraflow.http.HttpErrors;
import io.astraflow.http.HttpReply;
import io.astraflow.http.ProviderCall;
import io.astraflow.http.json.Json;
import io.astraflow.model.EmbeddingAdapter;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/**
 * An embedding model, by {@code POST /embeddings}. Queries are embedded as passages are. Whatever
 * the server sends is brought to length 1.
 */
final class OpenAiEmbedding implements EmbeddingAdapter {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private final OpenAiService service;
  private final EmbeddingModel model;
  private final FinishedVectors finished = new FinishedVectors();
  private final AtomicBoolean closed = new AtomicBoolean();

  OpenAiEmbedding(OpenAiService service, EmbeddingModel model) {
    this.service = service;
    this.model = model;
  }

  @Override
  public String id() {
    return model.id();
  }

  @Override
  public String fingerprint() {
    String where = service.official() ? OpenAi.ID : service.endpoint().base().getAuthority();
    return where + "/" + model.id() + "/" + model.dimension() + "/" + model.maxTokens();
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

  /** Counts each word with the space before it, as the model does inside a sentence. */
  @Override
  public int countTokens(String text) {
    requireOpen();
    Encoding encoding = Tokenizers.old();
    int tokens = 0;
    for (String word : SPACE.split(text)) {
      tokens += word.isEmpty() ? 0 : encoding.countTokensOrdinary(" " + word);
    }
    return tokens;
  }

  @Override
  public List<float[]> embedPassages(List<String> texts) throws InterruptedException {
    requireOpen();
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    List<String> sent = texts.stream().map(this::sendable).toList();
    Map<String, float[]> vectors = known(sent);
    Set<String> missing = new LinkedHashSet<>(sent);
    missing.removeAll(vectors.keySet());
    boolean whole = false;
    try {
      embed(List.copyOf(missing), vectors);
      whole = true;
    } finally {
      if (!whole) {
        finished.keep(vectors);
      }
    }
    finished.forget(sent);
    return sent.stream().map(text -> Objects.requireNonNull(vectors.get(text)).clone()).toList();
  }

  private void embed(List<String> texts, Map<String, float[]> vectors) throws InterruptedException {
    Encoding encoding = Tokenizers.old();
    for (List<String> batch : EmbeddingBatches.of(texts, encoding::countTokensOrdinary)) {
      List<float[]> embedded = send(batch);
      for (int i = 0; i < batch.size(); i++) {
        vectors.put(batch.get(i), embedded.get(i));
      }
    }
  }

  private Map<String, float[]> known(List<String> texts) {
    Map<String, float[]> known = new HashMap<>();
    for (String text : texts) {
      float[] vector = finished.of(text);
      if (vector != null) {
        known.put(text, vector);
      }
    }
    return known;
  }

  // An empty text is an error to the server, and so is one that is too long.
  private String sendable(String text) {
    String encodable = Json.encodable(text);
    if (encodable.isBlank()) {
      return " ";
    }
    // A token has at least one byte, and a character at most three.
    if (3L * encodable.length() <= model.maxTokens()) {
      return encodable;
    }
    EncodingResult cut = Tokenizers.old().encodeOrdinary(encodable, model.maxTokens());
    return cut.isTruncated() ? Tokenizers.old().decode(cut.getTokens()) : encodable;
  }

  @Override
  public float[] embedQuery(String text) throws InterruptedException {
    return embedPassages(List.of(text)).get(0);
  }

  private List<float[]> send(List<String> batch) throws InterruptedException {
    ProviderCall call =
        ProviderCall.post(
            subject(), "embeddings", request(batch), service.endpoint().timeout().orElse(TIMEOUT));
    HttpReply reply = service.send(call);
    EmbeddingDecoder decoder =
        new EmbeddingDecoder(model, batch.size(), new HttpErrors(service.endpoint(), subject()));
    try {
      return decoder.read(reply.readAll());
    } catch (EmbeddingDecoder.Unusable e) {
      throw reply.broken(String.valueOf(e.getMessage()), e.getCause());
    }
  }

  private byte[] request(List<String> batch) {
    return Json.write(
        json -> {
          json.writeStartObject();
          json.writeStringProperty("model", model.id());
          json.writeArrayPropertyStart("input");
          batch.forEach(json::writeString);
          json.writeEndArray();
          json.writeStringProperty("encoding_format", "base64");
          if (model.shortened()) {
            json.writeNumberProperty("dimensions", model.dimension());
          }
          json.writeEndObject();
        });
  }

  private String subject() {
    return OpenAi.ID + ":" + model.id();
  }

  private void requireOpen() {
    if (closed()) {
      throw new IllegalStateException(subject() + " is closed");
    }
  }

  boolean closed() {
    return closed.get();
  }

  @Override
  public void close() {
    closed.set(true);
  }

  @Override
  public String toString() {
    return subject();
  }
}
