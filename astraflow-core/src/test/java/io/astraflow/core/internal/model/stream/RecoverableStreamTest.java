package io.astraflow.core.internal.model.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.astraflow.core.internal.model.attempt.FailingStreams;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelException.Kind;
import io.astraflow.model.ModelName;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ModelStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // The streams are closed while they are read.
class RecoverableStreamTest {
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final CountDownLatch opening = new CountDownLatch(1);
  private final ModelStream failing =
      new FailingStreams(new ModelName("scripted", "model"), List.of())
          .stream(ModelRequest.of("Hello"));

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  private record End(Kind kind, boolean interrupted) {}

  private Future<End> read(ModelStream stream) {
    return executor.submit(
        () -> {
          ModelException failure =
              catchThrowableOfType(ModelException.class, () -> stream.forEach(event -> {}));
          return new End(failure.kind(), Thread.currentThread().isInterrupted());
        });
  }

  private ModelStream hang() throws InterruptedException {
    opening.countDown();
    new CountDownLatch(1).await();
    return failing;
  }

  @Test
  void endsTheOpeningOfAnotherStreamWhenItIsClosed() throws Exception {
    try (ModelStream stream = new RecoverableStream(failing, (failure, closed) -> hang())) {
      Future<End> end = read(stream);
      assertThat(opening.await(20, TimeUnit.SECONDS)).isTrue();
      stream.close();
      assertThat(end.get(20, TimeUnit.SECONDS)).isEqualTo(new End(Kind.CANCELLED, false));
    }
  }

  @Test
  void closesAStreamThatWasOpenedThoughItsReaderWasInterrupted() throws Exception {
    FailingStreams other =
        new FailingStreams(new ModelName("scripted", "other"), List.of(FailingStreams.FINISHED));
    ModelStream late = other.stream(ModelRequest.of("Hello"));
    Recovery deaf =
        (failure, closed) -> {
          opening.countDown();
          closed.await();
          return late;
        };
    try (ModelStream stream = new RecoverableStream(failing, deaf)) {
      Future<End> end = read(stream);
      assertThat(opening.await(20, TimeUnit.SECONDS)).isTrue();
      stream.close();
      assertThat(end.get(20, TimeUnit.SECONDS)).isEqualTo(new End(Kind.CANCELLED, false));
    }
  }

  @Test
  void keepsAReaderInterruptedThatSomebodyElseInterrupts() throws Exception {
    Thread[] reader = new Thread[1];
    Recovery hanging =
        (failure, closed) -> {
          reader[0] = Thread.currentThread();
          return hang();
        };
    try (ModelStream stream = new RecoverableStream(failing, hanging)) {
      Future<End> end = read(stream);
      assertThat(opening.await(20, TimeUnit.SECONDS)).isTrue();
      reader[0].interrupt();
      assertThat(end.get(20, TimeUnit.SECONDS)).isEqualTo(new End(Kind.CANCELLED, true));
    }
  }
}
