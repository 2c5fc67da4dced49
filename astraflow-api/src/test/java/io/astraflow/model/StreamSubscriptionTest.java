package io.astraflow.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamSubscriptionTest {
  private final ExecutorService executor = Executors.newSingleThreadExecutor();

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  @Test
  void endsTheOpeningWhenItIsCancelledAndLeavesTheThreadAsItWas() throws Exception {
    CountDownLatch opening = new CountDownLatch(1);
    Subscriber subscriber = new Subscriber();
    ModelStreams.publisher(
            () -> {
              opening.countDown();
              new CountDownLatch(1).await();
              throw new IllegalStateException("never");
            },
            executor)
        .subscribe(subscriber);
    assertThat(opening.await(20, TimeUnit.SECONDS)).isTrue();

    subscriber.subscription.get().cancel();

    assertThat(
            executor.submit(() -> Thread.currentThread().isInterrupted()).get(20, TimeUnit.SECONDS))
        .isFalse();
    assertThat(subscriber.signals).isEmpty();
  }

  /** Asks for one event and keeps what it is told. */
  private static final class Subscriber implements Flow.Subscriber<ModelEvent> {
    private final AtomicReference<Flow.Subscription> subscription = new AtomicReference<>();
    private final List<Object> signals = new CopyOnWriteArrayList<>();

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription.set(given);
      given.request(1);
    }

    @Override
    public void onNext(ModelEvent event) {
      signals.add(event);
    }

    @Override
    public void onError(Throwable failure) {
      signals.add(failure);
    }

    @Override
    public void onComplete() {
      signals.add("complete");
    }
  }
}
