package io.astraflow.core.internal.model.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.astraflow.core.internal.model.time.ManualTimeline;
import io.astraflow.core.internal.model.time.Timeline;
import io.astraflow.model.ModelEvent;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelException.Kind;
import io.astraflow.model.ModelName;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ModelStream;
import io.astraflow.model.policy.Retries;
import io.astraflow.testkit.model.ScriptedModel;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryingModelTest {
  private static final ModelName NAME = new ModelName("scripted", "model");
  private static final ModelRequest REQUEST = ModelRequest.of("Hello");

  private final ManualTimeline time = new ManualTimeline();
  private final ScriptedModel model = new ScriptedModel(NAME);

  private RetryingModel retrying(Retries retries) {
    return new RetryingModel(model, retries, time, () -> 0.999_999);
  }

  private static ModelException failure(Kind kind) {
    return ModelException.of(kind, "told to");
  }

  @Property(tries = 200)
  void neverTriesMoreOftenThanAllowedAndWaitsWithinTheBounds(
      @ForAll @IntRange(max = 12) int maxRetries,
      @ForAll @IntRange(max = 5000) int delay,
      @ForAll @IntRange(max = 60_000) int more,
      @ForAll long seed) {
    ManualTimeline timeline = new ManualTimeline();
    ScriptedModel failing = new ScriptedModel(NAME); // Fails as busy each time.
    Retries retries =
        new Retries(maxRetries, Duration.ofMillis(delay), Duration.ofMillis(delay + more));
    RetryingModel retrying =
        new RetryingModel(failing, retries, timeline, new Random(seed)::nextDouble);
    ModelRequest patient = REQUEST.toBuilder().timeout(Duration.ofDays(1)).build();

    assertThat(catchThrowable(() -> retrying.complete(patient))).isInstanceOf(ModelException.class);

    assertThat(failing.requests()).hasSize(maxRetries + 1);
    assertThat(timeline.pauses()).hasSize(maxRetries);
    for (int n = 0; n < maxRetries; n++) {
      double bound = Math.min(delay + more, delay * Math.pow(2, n));
      assertThat(timeline.pauses().get(n))
          .isBetween(Duration.ZERO, Duration.ofMillis((long) bound));
    }
  }

  @Test
  void waitsAtMostTwiceAsLongEachTime() throws InterruptedException {
    model.then(failure(Kind.BUSY)).then(failure(Kind.UNREACHABLE)).then(failure(Kind.BROKEN_REPLY));
    model.then(ModelReply.of(NAME, "Hi"));
    assertThat(retrying(Retries.defaults()).complete(REQUEST).text()).isEqualTo("Hi");
    assertThat(time.pauses().stream().map(pause -> pause.toNanos() / 1_000_000))
        .containsExactly(499L, 999L, 1999L);
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"BUSY", "UNREACHABLE", "BROKEN_REPLY"},
      mode = EnumSource.Mode.EXCLUDE)
  void triesOnceWhatCannotPass(Kind kind) {
    model.then(failure(kind));
    assertThatThrownBy(() -> retrying(Retries.defaults()).complete(REQUEST))
        .isInstanceOfSatisfying(ModelException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    assertThat(model.requests()).hasSize(1);
  }

  @Test
  void waitsAsLongAsTheProviderAsks() throws InterruptedException {
    model.then(ModelException.busy("slow down", Duration.ofSeconds(7)));
    model.then(ModelReply.of(NAME, "Hi"));
    assertThat(retrying(Retries.defaults()).complete(REQUEST).text()).isEqualTo("Hi");
    assertThat(time.pauses()).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void givesUpWhenTheProviderAsksForTooMuch() {
    model.then(ModelException.busy("slow down", Duration.ofSeconds(21)));
    assertThatThrownBy(() -> retrying(Retries.defaults()).complete(REQUEST))
        .hasMessage("slow down");
    assertThat(time.pauses()).isEmpty();
  }

  @Test
  void keepsToTheRequestsTimeoutInAll() {
    ModelRequest hasty = REQUEST.toBuilder().timeout(Duration.ofSeconds(3)).build();
    for (int i = 0; i < 9; i++) {
      model.then(
          request -> {
            time.pass(Duration.ofMillis(501));
            throw failure(Kind.BUSY);
          });
    }
    Retries eager = new Retries(9, Duration.ofMillis(500), Duration.ofMillis(500));
    assertThatThrownBy(() -> retrying(eager).complete(hasty)).isInstanceOf(ModelException.class);
    assertThat(model.requests().stream().map(request -> request.timeout().toMillis()))
        .containsExactly(3000L, 1999L, 998L);
  }

  @Test
  void opensAStreamAnewUntilItsFirstEvent() throws InterruptedException {
    model.then(failure(Kind.BUSY));
    FailingStreams streams =
        new FailingStreams(
            NAME, List.of(), List.of(new ModelEvent.Text("Hi"), FailingStreams.FINISHED));
    RetryingModel retrying = new RetryingModel(streams, Retries.defaults(), time, () -> 0.5);
    assertThat(ModelReply.collect(retrying.stream(REQUEST)).text()).isEqualTo("Hi");
    assertThat(streams.opened()).isEqualTo(2);
  }

  @Test
  void neverOpensAStreamAnewAfterItsFirstEvent() throws InterruptedException {
    FailingStreams streams = new FailingStreams(NAME, List.of(new ModelEvent.Text("H")));
    RetryingModel retrying = new RetryingModel(streams, Retries.defaults(), time, () -> 0.5);
    Iterator<ModelEvent> events = retrying.stream(REQUEST).iterator();
    assertThat(events.next()).isEqualTo(new ModelEvent.Text("H"));
    assertThatThrownBy(events::hasNext).isInstanceOf(ModelException.class);
    assertThat(streams.opened()).isEqualTo(1);
    assertThat(time.pauses()).isEmpty();
  }

  @Test
  void endsItsWaitWhenTheStreamIsClosed() throws Exception {
    FailingStreams streams = new FailingStreams(NAME, List.of());
    CountDownLatch waiting = new CountDownLatch(1);
    Timeline forever =
        new Timeline() {
          @Override
          public java.time.Instant now() {
            return time.now();
          }

          @Override
          public long nanos() {
            return time.nanos();
          }

          @Override
          public void pause(Duration duration, CountDownLatch ended) throws InterruptedException {
            waiting.countDown();
            ended.await();
          }
        };
    RetryingModel retrying = new RetryingModel(streams, Retries.defaults(), forever, () -> 0.5);
    ModelStream stream = retrying.stream(REQUEST);
    AtomicReference<Throwable> seen = new AtomicReference<>();
    Thread reader = new Thread(() -> seen.set(catchThrowable(() -> stream.iterator().hasNext())));
    reader.start();
    waiting.await();
    stream.close();
    reader.join();
    assertThat(seen.get())
        .isInstanceOfSatisfying(
            ModelException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED));
  }

  @Test
  void passesOnThatItWasInterrupted() {
    Timeline interrupted =
        new Timeline() {
          @Override
          public java.time.Instant now() {
            return time.now();
          }

          @Override
          public long nanos() {
            return time.nanos();
          }

          @Override
          public void pause(Duration duration, CountDownLatch ended) throws InterruptedException {
            throw new InterruptedException();
          }
        };
    RetryingModel retrying = new RetryingModel(model, Retries.defaults(), interrupted, () -> 0.5);
    assertThatThrownBy(() -> retrying.complete(REQUEST)).isInstanceOf(InterruptedException.class);
  }
}
