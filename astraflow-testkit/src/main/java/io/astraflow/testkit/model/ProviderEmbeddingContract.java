package io.astraflow.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.model.EmbeddingAdapter;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelException.Kind;
import io.astraflow.model.ModelProvider;
import io.astraflow.testkit.embedding.EmbeddingAdapterContract;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What an embedding adapter over HTTP keeps, beside what every one does: the server embeds by
 * drawing a vector from each text.
 */
public abstract class ProviderEmbeddingContract extends EmbeddingAdapterContract {
  /** The server of a test. */
  protected final ScriptedServer server = new ScriptedServer().otherwise(this::embed);

  private final List<ModelProvider> opened = new ArrayList<>();

  /** Creates the contract's tests for one provider. */
  protected ProviderEmbeddingContract() {}

  /** Returns a new provider at an address. */
  protected abstract ModelProvider provider(URI address);

  /** Returns the id of an embedding model of which all but the vectors is known. */
  protected abstract String embeddingModel();

  /** Returns the texts of a request. */
  protected abstract List<String> texts(RecordedRequest request);

  /** Returns the body of the answer with these vectors, as JSON. */
  protected abstract String vectors(List<float[]> vectors);

  @Override
  protected EmbeddingAdapter open() {
    ModelProvider provider = provider(server.uri());
    opened.add(provider);
    return provider.embedding(embeddingModel());
  }

  @AfterEach
  void closeAll() {
    opened.forEach(ModelProvider::close);
    server.close();
  }

  /** Returns what the server answers if it is not told otherwise. */
  protected Answer embed(RecordedRequest request) {
    return Answer.json(vectors(texts(request).stream().map(this::vector).toList()));
  }

  private float[] vector(String text) {
    int dimension = provider(server.uri()).embedding(embeddingModel()).dimension();
    Random random = new Random(text.hashCode());
    float[] vector = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }

  @Test
  void sendsManyTextsInSeveralRequestsAndKeepsTheirOrder() throws InterruptedException {
    List<String> many = many(5000);
    try (EmbeddingAdapter adapter = open()) {
      List<float[]> vectors = adapter.embedPassages(many);
      assertThat(vectors).hasSize(many.size());
      assertThat(vectors.get(4999)).isEqualTo(adapter.embedQuery(many.get(4999)));
      assertThat(server.requests()).hasSizeGreaterThan(2);
    }
  }

  @Test
  void asksOnlyForTheRestAfterAPartialFailure() throws InterruptedException {
    List<String> many = many(5000);
    server.then(this::embed).then(Answer.status(503));
    try (EmbeddingAdapter adapter = open()) {
      assertFails(Kind.BUSY, () -> adapter.embedPassages(many));
      assertThat(adapter.embedPassages(many)).hasSize(many.size());
    }
    int sent = server.requests().stream().mapToInt(request -> texts(request).size()).sum();
    int failed = texts(server.requests().get(1)).size();
    assertThat(sent).isEqualTo(many.size() + failed);
  }

  private static List<String> many(int count) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add("passage " + i);
    }
    return texts;
  }

  @Test
  void takesAReplyWithTooFewVectorsForBroken() {
    server.then(request -> Answer.json(vectors(List.of(vector("one")))));
    try (EmbeddingAdapter adapter = open()) {
      assertFails(Kind.BROKEN_REPLY, () -> adapter.embedPassages(List.of("one", "two")));
    }
  }

  @Test
  void takesAnUnreadableReplyForBroken() {
    server.then(Answer.json("<html>")).then(Answer.json("")).then(Answer.json("{").cut());
    try (EmbeddingAdapter adapter = open()) {
      for (int i = 0; i < 3; i++) {
        assertFails(Kind.BROKEN_REPLY, () -> adapter.embedQuery("one"));
      }
    }
  }

  @Test
  void refusesVectorsOfAnotherDimension() {
    server.then(request -> Answer.json(vectors(List.of(new float[] {1, 0, 0}))));
    try (EmbeddingAdapter adapter = open()) {
      assertFails(Kind.MISCONFIGURED, () -> adapter.embedQuery("one"));
    }
  }

  @Test
  void asksOnceAndSaysWhenItMayAskAgain() {
    server.then(Answer.status(429).header("Retry-After", "3"));
    try (EmbeddingAdapter adapter = open()) {
      ModelException busy = assertFails(Kind.BUSY, () -> adapter.embedQuery("one"));
      assertThat(busy.retryAfter()).isPresent();
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void refusesItselfOnceItsProviderIsClosed() {
    ModelProvider provider = provider(server.uri());
    EmbeddingAdapter adapter = provider.embedding(embeddingModel());
    provider.close();
    assertThatThrownBy(() -> adapter.embedQuery("a")).isInstanceOf(IllegalStateException.class);
  }

  private static ModelException assertFails(
      Kind kind, org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
    Throwable thrown = Assertions.catchThrowable(action);
    assertThat(thrown).isInstanceOf(ModelException.class);
    assertThat(((ModelException) thrown).kind()).as(thrown.getMessage()).isEqualTo(kind);
    return (ModelException) thrown;
  }
}
