package io.astraflow.core.internal.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.error.UnavailableException;
import io.astraflow.spi.store.TaskDescription;
import io.astraflow.spi.store.TaskStatus;
import io.astraflow.task.TaskProgress;
import io.astraflow.testkit.store.MemoryStoreFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RunningTaskTest {
  private static final Instant AT = Instant.parse("2024-02-29T12:00:00Z");

  private final WatchedStore store =
      new WatchedStore(new MemoryStoreFactory().open(Path.of("anywhere")));
  private final long id =
      store.<Long>write(
          tx ->
              tx.tasks()
                  .add(
                      new TaskDescription("ada", "k", 0, Optional.empty(), Optional.empty(), AT),
                      TaskStatus.queued(AT),
                      "{}"));
  private final RunningTask attempt = attempt();

  @Test
  void doesAStepOnceInAllAttempts() throws Exception {
    AtomicInteger done = new AtomicInteger();
    assertThat(attempt.once("a", Integer.class, done::incrementAndGet)).isOne();
    assertThat(attempt.once("a", Integer.class, done::incrementAndGet)).isOne();
    assertThat(attempt().once("a", Integer.class, done::incrementAndGet)).isOne();
    assertThat(attempt().once("b", Integer.class, done::incrementAndGet)).isEqualTo(2);
  }

  @Test
  void keepsRecordsAndWhatTheyHold() throws Exception {
    Step step = new Step("half \ud83d of a pair", AT, Map.of("k", Optional.of(7)));
    attempt.once("a", Step.class, () -> step);
    assertThat(attempt().once("a", Step.class, () -> new Step("", AT, Map.of()))).isEqualTo(step);
  }

  /** What a step may return. */
  record Step(String text, Instant at, Map<String, Optional<Integer>> counts) {}

  @Test
  void keepsNothingOfAStepThatThrows() throws Exception {
    assertThatThrownBy(
            () ->
                attempt.once(
                    "a",
                    String.class,
                    () -> {
                      throw new IOException("on purpose");
                    }))
        .isInstanceOf(IOException.class);
    assertThat(attempt.once("a", String.class, () -> "done")).isEqualTo("done");
  }

  @Test
  void aStepThatCannotBeKeptFails() {
    store.beforeNextWrite(
        () -> {
          throw new UnavailableException("the disk is full, on purpose");
        });
    assertThatThrownBy(() -> attempt.once("a", String.class, () -> "done"))
        .isInstanceOf(UnavailableException.class);
    assertThat(store.<Optional<String>>read(tx -> tx.tasks().step(id, "a"))).isEmpty();
  }

  @Test
  void refusesResultsThatCannotBeReadAgain() {
    assertThatThrownBy(() -> attempt.once("b", Shape.class, () -> new Square(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'b'")
        .hasMessageContaining("Shape");
    assertThatThrownBy(() -> attempt.once("c", String.class, () -> null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> attempt.once("d", String.class, () -> "x".repeat(TaskJson.MOST)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("10,000,002 characters")
        .hasMessageContaining("10,000,000 fit");
  }

  /** What JSON does not tell the class of. */
  interface Shape {
    int side();
  }

  /** A shape. */
  record Square(int side) implements Shape {}

  @Test
  void beginsNoStepOnceCancelled() {
    attempt.cancel();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(attempt.isCancelled()).isTrue();
    assertThatThrownBy(() -> attempt.once("a", String.class, () -> "done"))
        .isInstanceOf(InterruptedException.class);
    assertThatThrownBy(attempt::checkCancelled).isInstanceOf(InterruptedException.class);
  }

  @Test
  void interruptsNothingOnceEnded() {
    attempt.end();
    attempt.cancel();
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void keepsProgressNowAndThenAndKnowsTheLast() {
    int before = store.writes();
    long began = System.nanoTime();
    for (int i = 1; i <= 10_000; i++) {
      attempt.progress(i, 10_000, "step " + i);
    }
    long seconds = (System.nanoTime() - began) / 1_000_000_000;
    assertThat(store.writes() - before).isBetween(1, (int) seconds + 1);
    assertThat(attempt.progress()).isEqualTo(new TaskProgress(10_000, 10_000, "step 10000"));
    assertThat(store.read(tx -> tx.tasks().find(id)).orElseThrow().progress().done()).isPositive();
  }

  @Test
  void keepsNoProgressOfAnAttemptThatHasEnded() {
    int before = store.writes();
    attempt.end();
    attempt.progress(1, 2, "late");
    assertThat(store.writes()).isEqualTo(before);
  }

  private RunningTask attempt() {
    return new RunningTask(store, id, () -> false);
  }
}
