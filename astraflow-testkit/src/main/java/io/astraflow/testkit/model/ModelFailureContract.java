package io.astraflow.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.model.Health;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelEvent;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelException.Kind;
import io.astraflow.model.ModelProvider;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ModelStream;
import io.astraflow.model.ResponseFormat;
import io.astraflow.tool.ToolCall;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** What every adapter over HTTP does when its provider, its network or its caller fails. */
public abstract class ModelFailureContract extends ModelAdapterContract {
  private static final long SECONDS = 10;

  /** Creates the contract's tests for one provider. */
  protected ModelFailureContract() {}

  /** Returns the setting that an error about the key must name, such as {@code OPENAI_API_KEY}. */
  protected abstract String keyVariable();

  @Test
  void takesAStreamWithoutItsEndForBroken() {
    List<String> frames = wire().frames(WireReply.of("A ", "mallard."));
    server.then(wire().stream(frames.subList(0, 2)));
    assertFails(Kind.BROKEN_REPLY, this::events);
  }

  @Test
  void takesACutStreamForBroken() {
    List<String> frames = wire().frames(WireReply.of("A ", "mallard."));
    server.then(wire().stream(frames.subList(0, 2)).cut());
    assertFails(Kind.BROKEN_REPLY, this::events);
  }

  @Test
  void neverCompletesACallOfACutStream() throws InterruptedException {
    WireReply calling =
        WireReply.of().calling(new ToolCall("call_1", "weather", "{\"city\":\"Oslo\"}"));
    List<String> frames = wire().frames(calling);
    String all = String.join("", frames);
    int cut = all.indexOf("Oslo") + 2;
    server.then(wire().stream(List.of(all.substring(0, cut))).cut());
    List<ModelEvent> seen = new ArrayList<>();
    try (ModelStream stream = adapter().stream(QUESTION)) {
      assertFails(Kind.BROKEN_REPLY, () -> stream.forEach(seen::add));
    }
    assertThat(seen).noneMatch(ModelEvent.ToolCallCompleted.class::isInstance);
  }

  @Test
  void takesACutOrUnreadableReplyForBroken() {
    String whole = wire().whole(WireReply.of("A mallard."));
    server
        .then(Answer.json(whole.substring(0, whole.length() / 2)).cut())
        .then(Answer.json(whole.substring(0, whole.length() / 2)))
        .then(Answer.json(""))
        .then(Answer.json("<html>Welcome</html>"));
    ModelAdapter adapter = adapter();
    for (int i = 0; i < 4; i++) {
      assertFails(Kind.BROKEN_REPLY, () -> adapter.complete(QUESTION));
    }
  }

  @Test
  void takesAFrameThatIsNotJsonForBroken() {
    List<String> frames = new ArrayList<>(wire().frames(WireReply.of("A ", "mallard.")));
    frames.set(1, frames.get(1).replaceFirst("\\{", "{{{"));
    server.then(wire().stream(frames));
    assertFails(Kind.BROKEN_REPLY, this::events);
  }

  @Test
  void tellsOfAnErrorInTheMiddleOfAStream() throws InterruptedException {
    List<String> frames = wire().frames(WireReply.of("A ", "mallard."));
    server.then(
        wire().stream(List.of(frames.get(0), frames.get(1), wire().errorFrame("it burns"))));
    try (ModelStream stream = adapter().stream(QUESTION)) {
      Throwable thrown = Assertions.catchThrowable(() -> ModelReply.collect(stream));
      assertThat(thrown).isInstanceOf(ModelException.class).hasMessageContaining("it burns");
    }
  }

  @Test
  void countsTheBodyIntoTheTimeout() {
    List<String> frames = wire().frames(WireReply.of("A ", "mallard."));
    ModelRequest hurried = QUESTION.toBuilder().timeout(Duration.ofMillis(300)).build();
    server
        .then(wire().stream(frames.subList(0, 2)).stall())
        .then(Answer.json("{").stall())
        .then(Answer.status(200).stall());
    ModelAdapter adapter = adapter();
    assertFails(
        Kind.UNREACHABLE,
        () -> {
          try (ModelStream stream = adapter.stream(hurried)) {
            ModelReply.collect(stream);
          }
        });
    assertFails(Kind.UNREACHABLE, () -> adapter.complete(hurried));
    assertFails(Kind.UNREACHABLE, () -> adapter.complete(hurried));
  }

  @Test
  void endsAtOnceWhenClosedByAnotherThread() throws Exception {
    server.then(wire().stream(wire().frames(WireReply.of("A ")).subList(0, 2)).stall());
    ModelStream stream = adapter().stream(QUESTION);
    CountDownLatch reading = new CountDownLatch(1);
    FutureTask<Void> reader =
        new FutureTask<>(
            () -> {
              stream.forEach(event -> reading.countDown());
              return null;
            });
    new Thread(reader).start();
    assertThat(reading.await(SECONDS, TimeUnit.SECONDS)).isTrue();
    stream.close();
    assertThat(failure(reader))
        .cause()
        .isInstanceOfSatisfying(
            ModelException.class,
            cancelled -> assertThat(cancelled.kind()).isEqualTo(Kind.CANCELLED));
    assertAbandoned();
  }

  @Test
  void closesTheConnectionOfAStreamThatIsNotReadToItsEnd() throws InterruptedException {
    server.then(wire().stream(wire().frames(WireReply.of("A ")).subList(0, 2)).stall());
    ModelStream stream = adapter().stream(QUESTION);
    Iterator<ModelEvent> events = stream.iterator();
    events.next();
    stream.close();
    stream.close();
    assertFails(Kind.CANCELLED, () -> events.next());
    assertAbandoned();
  }

  @Test
  void endsAtOnceWhenItsReaderIsInterrupted() throws Exception {
    server.then(wire().stream(wire().frames(WireReply.of("A ")).subList(0, 2)).stall());
    CountDownLatch reading = new CountDownLatch(1);
    FutureTask<Boolean> reader =
        new FutureTask<>(
            () -> {
              try (ModelStream stream = adapter().stream(QUESTION)) {
                assertFails(Kind.CANCELLED, () -> stream.forEach(event -> reading.countDown()));
              }
              return Thread.currentThread().isInterrupted();
            });
    Thread thread = new Thread(reader);
    thread.start();
    assertThat(reading.await(SECONDS, TimeUnit.SECONDS)).isTrue();
    thread.interrupt();
    assertThat(reader.get(SECONDS, TimeUnit.SECONDS)).isTrue();
    assertAbandoned();
  }

  @Test
  void endsAtOnceWhenItsCallerIsInterrupted() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    server.then(
        request -> {
          asked.countDown();
          return Answer.json("{").stall();
        });
    FutureTask<ModelReply> caller = new FutureTask<>(() -> adapter().complete(QUESTION));
    Thread thread = new Thread(caller);
    thread.start();
    assertThat(asked.await(SECONDS, TimeUnit.SECONDS)).isTrue();
    thread.interrupt();
    assertThat(failure(caller)).hasCauseInstanceOf(InterruptedException.class);
    assertAbandoned();
  }

  @Test
  void refusesAnInterruptedThreadBeforeTheCall() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> adapter().complete(QUESTION)).isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
    assertThat(server.requests()).isEmpty();
  }

  private static Throwable failure(FutureTask<?> task) throws Exception {
    try {
      task.get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      return e;
    }
    throw new AssertionError("it did not fail");
  }

  private void assertAbandoned() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (server.abandoned() == 0 && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(server.abandoned()).isEqualTo(1);
  }

  @Test
  void takesTooManyRequestsForBusyAndAsksOnce() {
    server.otherwise(
        request ->
            Answer.json(wire().error(429, "slow down")).withStatus(429).header("Retry-After", "7"));
    ModelException busy = assertFails(Kind.BUSY, () -> adapter().complete(QUESTION));
    assertThat(busy.retryAfter()).hasValue(Duration.ofSeconds(7));
    assertThat(busy).hasMessageContaining("slow down");
    assertThat(server.requests()).hasSize(1);
    assertFails(Kind.BUSY, () -> adapter().stream(QUESTION));
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void readsWhenToTryAgainFromADateOrMilliseconds() {
    server
        .then(
            Answer.status(503)
                .header("Date", "Sat, 21 Nov 2026 16:00:00 GMT")
                .header("Retry-After", "Sat, 21 Nov 2026 16:01:30 GMT"))
        .then(Answer.status(529).header("retry-after-ms", "1500"));
    assertThat(assertFails(Kind.BUSY, () -> adapter().complete(QUESTION)).retryAfter())
        .hasValue(Duration.ofSeconds(90));
    assertThat(assertFails(Kind.BUSY, () -> adapter().complete(QUESTION)).retryAfter())
        .hasValue(Duration.ofMillis(1500));
  }

  @Test
  void takesErrorsThatAreNotJson() {
    server
        .then(
            Answer.status(502)
                .header("Content-Type", "text/html")
                .send("<html><style>b{}</style><h1>Bad Gateway</h1>" + "x".repeat(9000)))
        .then(Answer.status(500).send("upstream is gone"))
        .then(Answer.status(500));
    ModelException html = assertFails(Kind.BUSY, () -> adapter().complete(QUESTION));
    assertThat(html).hasMessageContaining("502").hasMessageContaining("Bad Gateway");
    assertThat(html.getMessage()).doesNotContain("<").hasSizeLessThan(700);
    assertThat(assertFails(Kind.BUSY, () -> adapter().complete(QUESTION)))
        .hasMessageContaining("upstream is gone");
    assertFails(Kind.BUSY, () -> adapter().complete(QUESTION));
  }

  @Test
  void saysHowToSetAKeyThatIsNotAccepted() {
    server
        .then(Answer.json(wire().error(401, "Incorrect API key provided: " + KEY)).withStatus(401))
        .then(Answer.json(wire().error(403, "not you")).withStatus(403));
    for (int i = 0; i < 2; i++) {
      assertThat(assertFails(Kind.MISCONFIGURED, () -> adapter().complete(QUESTION)))
          .hasMessageContaining(keyVariable())
          .hasMessageContaining("api-key");
    }
  }

  @Test
  void namesAModelThatIsNotKnown() {
    server.then(Answer.json(wire().error(404, "no such model")).withStatus(404));
    assertThat(assertFails(Kind.MISCONFIGURED, () -> adapter().complete(QUESTION)))
        .hasMessageContaining(model());
  }

  @Test
  void refusesARequestThatIsRefused() {
    server.then(Answer.json(wire().error(400, "what is this")).withStatus(400));
    assertThat(assertFails(Kind.REFUSED, () -> adapter().complete(QUESTION)))
        .hasMessageContaining("what is this");
  }

  @Test
  void namesAnAddressThatDoesNotAnswer() {
    URI gone;
    try (ScriptedServer closed = new ScriptedServer()) {
      gone = closed.uri();
    }
    assertThat(assertFails(Kind.UNREACHABLE, () -> adapter(gone).complete(QUESTION)))
        .hasMessageContaining(String.valueOf(gone.getPort()));
  }

  @Test
  void refusesWhatTheModelCannotDoBeforeTheCall() {
    ModelAdapter adapter = adapter();
    UnsupportedRequests.of(QUESTION, adapter.capabilities())
        .forEach(
            request -> {
              assertThat(assertFails(Kind.UNSUPPORTED, () -> adapter.complete(request)))
                  .hasMessageContaining(model());
              assertFails(Kind.UNSUPPORTED, () -> adapter.stream(request));
            });
    ModelRequest typed =
        QUESTION.toBuilder().responseFormat(new ResponseFormat.OfRecord(Sample.class)).build();
    assertFails(Kind.UNSUPPORTED, () -> adapter.complete(typed));
    assertThat(server.requests()).isEmpty();
  }

  private record Sample(String a) {}

  @Test
  void checksItselfWithoutThrowing() throws InterruptedException {
    server
        .then(Answer.json(wire().models(List.of(model()))))
        .then(Answer.json(wire().error(401, "who are you")).withStatus(401))
        .otherwise(request -> Answer.status(500).send("down"));
    try (ModelProvider provider = provider(server.uri())) {
      assertThat(provider.check()).extracting(Health::healthy).isEqualTo(true);
      Health refused = provider.check();
      assertThat(refused.healthy()).isFalse();
      assertThat(refused.detail()).contains(keyVariable()).doesNotContain(KEY);
      assertThat(provider.check().healthy()).isFalse();
    }
  }

  @Test
  void refusesCallsAfterItsClosing() {
    ModelProvider provider = provider(server.uri());
    ModelAdapter adapter = provider.chat(model());
    provider.close();
    provider.close();
    assertThatThrownBy(() -> adapter.complete(QUESTION)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> adapter.stream(QUESTION)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> provider.chat(model())).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void showsNoKey() {
    ModelProvider provider = provider(server.uri());
    assertThat(provider.toString()).doesNotContain(KEY);
    assertThat(provider.chat(model()).toString()).doesNotContain(KEY);
    provider.close();
  }
}
