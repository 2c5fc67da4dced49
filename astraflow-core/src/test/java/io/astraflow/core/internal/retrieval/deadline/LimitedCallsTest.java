package io.astraflow.core.internal.retrieval.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.astraflow.core.internal.retrieval.deadline.LimitedCalls.FailedCallException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimitedCallsTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  private final LimitedCalls calls = new LimitedCalls();

  @AfterEach
  void close() {
    calls.close();
  }

  @Test
  void returnsWhatTheCallReturns() throws Exception {
    assertThat(calls.<String>within(LONG, () -> "done")).isEqualTo("done");
    assertThat(calls.<String>within(Duration.ofSeconds(Long.MAX_VALUE), () -> "d")).isEqualTo("d");
  }

  @Test
  void saysWhyACallFailed() {
    assertThatThrownBy(() -> calls.within(LONG, () -> failing(new IllegalStateException("broken"))))
        .isInstanceOf(FailedCallException.class)
        .hasMessage("broken");
    assertThatThrownBy(() -> calls.within(LONG, () -> failing(new NullPointerException())))
        .isInstanceOf(FailedCallException.class)
        .hasMessage("NullPointerException");
    assertThatThrownBy(() -> calls.within(LONG, () -> failing(new InterruptedException())))
        .isInstanceOf(FailedCallException.class);
  }

  @Test
  void interruptsACallWhoseTimeIsUp() {
    AtomicReference<Thread> stalled = new AtomicReference<>();
    assertThatThrownBy(() -> calls.within(Duration.ofMillis(20), () -> stall(stalled)))
        .isInstanceOf(FailedCallException.class)
        .hasMessage("it took longer than 20 ms");
    await().until(() -> stalled.get() == null);
  }

  @Test
  void interruptsTheCallOfAnInterruptedCaller() throws Exception {
    AtomicReference<Thread> stalled = new AtomicReference<>();
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                calls.within(LONG, () -> stall(stalled));
              } catch (FailedCallException | InterruptedException e) {
                thrown.complete(e);
              }
            });
    caller.start();
    await().until(() -> stalled.get() != null);
    caller.interrupt();
    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    await().until(() -> stalled.get() == null);
  }

  @Test
  void refusesCallsOnceClosed() {
    calls.close();
    assertThatThrownBy(() -> calls.within(LONG, () -> "never"))
        .isInstanceOf(FailedCallException.class)
        .hasMessageContaining("closed");
  }

  private static String failing(Exception e) throws Exception {
    throw e;
  }

  private static String stall(AtomicReference<Thread> stalled) throws InterruptedException {
    stalled.set(Thread.currentThread());
    try {
      new CountDownLatch(1).await();
      return "never";
    } finally {
      stalled.set(null);
    }
  }
}
