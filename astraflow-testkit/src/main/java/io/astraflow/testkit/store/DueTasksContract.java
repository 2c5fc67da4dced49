package io.astraflow.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.spi.store.DueTasks;
import io.astraflow.spi.store.ScheduleTable;
import io.astraflow.spi.store.Store;
import io.astraflow.spi.store.StoreFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * How every store runs what is on its schedule. Extend it and say which factory to test; {@link
 * TaskContract} says how it keeps tasks.
 */
@Timeout(60)
public abstract class DueTasksContract {
  /** The data folder of the store under test. */
  @TempDir protected Path folder;

  private volatile Instant now = StoreSamples.AT.truncatedTo(ChronoUnit.MILLIS);
  private final BlockingQueue<Long> ran = new LinkedBlockingQueue<>();
  private final CountDownLatch go = new CountDownLatch(1);
  private Store store;
  private DueTasks due;

  /** For subclasses. */
  @SuppressWarnings("NullAway.Init")
  protected DueTasksContract() {}

  /** Returns the factory to test; the same one during a test. */
  protected abstract StoreFactory factory();

  @BeforeEach
  void open() {
    store = factory().open(folder);
    due = store.dueTasks(() -> now);
  }

  @AfterEach
  void close() {
    due.close();
    store.close();
  }

  @Test
  void runsWhatIsDue() throws InterruptedException {
    put(1, "k", 0, now);
    due.start("k", 2, this::end);
    assertThat(ran.take()).isEqualTo(1);
    put(2, "k", 0, now);
    due.scheduled("k", now);
    assertThat(ran.take()).isEqualTo(2);
  }

  @Test
  void runsNothingBeforeItsTime() throws InterruptedException {
    Instant later = now.plus(Duration.ofHours(2));
    due.start("k", 1, this::end);
    put(1, "k", 5, later);
    due.scheduled("k", later);
    put(2, "k", 0, now);
    due.scheduled("k", now);
    assertThat(ran.take()).isEqualTo(2);
    now = later;
    due.scheduled("k", later);
    assertThat(ran.take()).isEqualTo(1);
  }

  @Test
  void runsWhatItWasToldOfAtItsTime() throws InterruptedException {
    due.close();
    due = store.dueTasks(InstantSource.system());
    due.start("k", 1, this::end);
    Instant began = Instant.now();
    for (long task = 1; task <= 6; task++) {
      Instant soon = Instant.now().plusMillis(200);
      put(task, "k", 0, soon);
      due.scheduled("k", soon);
      assertThat(ran.take()).isEqualTo(task);
      assertThat(Instant.now()).isAfterOrEqualTo(soon);
    }
    // Without being told, some seconds would go by for each of them.
    assertThat(Instant.now()).isBefore(began.plusSeconds(20));
  }

  @Test
  void takesAnyTime() throws InterruptedException {
    put(1, "k", 9, Instant.MAX);
    put(2, "k", 0, Instant.MIN);
    due.start("k", 1, this::end);
    due.scheduled("k", Instant.MAX);
    due.scheduled("k", Instant.MIN);
    assertThat(ran.take()).isEqualTo(2);
    put(3, "k", 0, now);
    due.scheduled("k", now);
    assertThat(ran.take()).isEqualTo(3);
  }

  @Test
  void picksHigherPrioritiesFirstThenWhatIsDueFirst() throws InterruptedException {
    put(1, "k", 0, now);
    due.start("k", 1, this::waiting);
    assertThat(ran.take()).isEqualTo(1);
    put(2, "k", -3, now.minusSeconds(9));
    put(3, "k", 5, now);
    put(4, "k", 0, now);
    put(5, "k", 0, now.minusSeconds(1));
    put(6, "k", 7, now);
    due.scheduled("k", now);
    go.countDown();
    assertThat(taken(5)).containsExactly(6L, 3L, 5L, 4L, 2L);
  }

  @Test
  void runsAsManyOfAKindAtOnceAsItMay() throws InterruptedException {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CyclicBarrier three = new CyclicBarrier(3);
    for (int i = 1; i <= 21; i++) {
      put(i, "k", 0, now);
    }
    due.start(
        "k",
        3,
        task -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          unchecked(() -> three.await(30, TimeUnit.SECONDS));
          running.decrementAndGet();
          end(task);
        });
    assertThat(taken(21)).doesNotHaveDuplicates();
    assertThat(most).hasValue(3);
  }

  @Test
  void keepsNoKindWaitingForAnother() throws InterruptedException {
    put(1, "full", 0, now);
    put(2, "full", 9, now);
    due.start("full", 1, this::waiting);
    assertThat(ran.take()).isEqualTo(2);
    put(3, "k", -9, now);
    due.start("k", 1, this::end);
    assertThat(ran.take()).isEqualTo(3);
    go.countDown();
    assertThat(ran.take()).isEqualTo(1);
  }

  @Test
  void picksNothingTwiceThatStaysOnTheSchedule() throws InterruptedException {
    due.start("k", 1, task -> ran.add(task));
    List<Long> tasks = new ArrayList<>();
    for (long i = 1; i <= 10; i++) {
      put(i, "k", 0, now);
      due.scheduled("k", now);
      tasks.add(i);
    }
    assertThat(taken(10)).containsExactlyInAnyOrderElementsOf(tasks);
    put(11, "k", -1, now);
    due.scheduled("k", now);
    assertThat(ran.take()).isEqualTo(11);
  }

  @Test
  void picksAnewWhatIsPutAnewWhileItRuns() throws InterruptedException {
    CountDownLatch again = new CountDownLatch(2);
    due.start(
        "k",
        2,
        task -> {
          again.countDown();
          if (again.getCount() == 1) {
            put(task, "k", 0, now);
            due.scheduled("k", now);
            unchecked(() -> again.await(30, TimeUnit.SECONDS));
          }
          end(task);
        });
    put(1, "k", 0, now);
    due.scheduled("k", now);
    assertThat(taken(2)).containsExactly(1L, 1L);
  }

  @Test
  void runsNothingThatWasTakenOff() throws InterruptedException {
    put(1, "k", 9, now);
    put(2, "k", 0, now);
    schedule(table -> table.remove(1, "k"));
    schedule(table -> table.remove(9, "k"));
    due.start("k", 1, this::end);
    assertThat(ran.take()).isEqualTo(2);
  }

  @Test
  void runsATaskOnceThatWasPutTwice() throws InterruptedException {
    put(1, "k", 0, now.plusSeconds(9));
    put(1, "k", 9, now);
    put(2, "k", 0, now);
    due.start("k", 1, this::end);
    assertThat(taken(2)).containsExactly(1L, 2L);
    now = now.plusSeconds(9);
    put(3, "k", -1, now);
    due.scheduled("k", now);
    assertThat(ran.take()).isEqualTo(3);
  }

  @Test
  void goesOnAfterARunThatThrows() throws InterruptedException {
    put(1, "k", 9, now);
    put(2, "k", 0, now);
    due.start(
        "k",
        1,
        task -> {
          if (task == 1) {
            throw new IllegalStateException("thrown by a run, on purpose");
          }
          end(task);
        });
    assertThat(ran.take()).isEqualTo(2);
  }

  @Test
  void startsAKindOnce() throws InterruptedException {
    due.start("k", 1, this::end);
    due.start(
        "k",
        1,
        task -> {
          throw new AssertionError("started twice");
        });
    put(1, "k", 0, now);
    due.scheduled("k", now);
    assertThat(ran.take()).isEqualTo(1);
  }

  @Test
  void heedsNoKindThatWasNotStarted() throws InterruptedException {
    put(1, "unknown", 0, now);
    put(2, "k", 0, now);
    due.scheduled("unknown", now);
    due.start("k", 1, this::end);
    assertThat(ran.take()).isEqualTo(2);
    due.start("unknown", 1, this::end);
    assertThat(ran.take()).isEqualTo(1);
  }

  @Test
  void picksAtOnceWhatWasPickedBeforeARestart() throws InterruptedException {
    put(1, "k", 0, now);
    put(2, "k", 0, now);
    due.start("k", 2, task -> ran.add(task)); // and leaves it as it is
    assertThat(taken(2)).containsExactlyInAnyOrder(1L, 2L);
    due.close();
    store.close();
    open();
    due.start("k", 2, this::end);
    assertThat(taken(2)).containsExactlyInAnyOrder(1L, 2L);
  }

  @Test
  void closingInterruptsWhatRunsAndWaitsForIt() throws InterruptedException {
    AtomicBoolean ended = new AtomicBoolean();
    put(1, "k", 0, now);
    due.start("k", 1, task -> endWhenInterrupted(task, ended));
    assertThat(ran.take()).isEqualTo(1);
    Thread.currentThread().interrupt();
    due.close();
    assertThat(Thread.interrupted()).as("still interrupted").isTrue();
    assertThat(ended).isTrue();
    due.close();
    assertThatThrownBy(() -> due.start("l", 1, this::end))
        .isInstanceOf(IllegalStateException.class);
  }

  private void endWhenInterrupted(long task, AtomicBoolean ended) {
    ran.add(task);
    try {
      go.await();
    } catch (InterruptedException e) {
      // Read after close() returned, it shows that close() waited for this.
      store.read(tx -> tx.tasks().unfinishedKinds());
      ended.set(true);
    }
  }

  /** Ends a run as the engine does, and tells that it ran. */
  private void end(long task) {
    schedule(table -> table.remove(task, "k"));
    schedule(table -> table.remove(task, "full"));
    schedule(table -> table.remove(task, "unknown"));
    ran.add(task);
  }

  /** Tells at its beginning that it runs, and waits for the word to go on. */
  private void waiting(long task) {
    ran.add(task);
    unchecked(() -> go.await(30, TimeUnit.SECONDS));
    schedule(table -> table.remove(task, "k"));
    schedule(table -> table.remove(task, "full"));
  }

  private List<Long> taken(int count) throws InterruptedException {
    List<Long> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tasks.add(ran.take());
    }
    return tasks;
  }

  private void put(long task, String kind, int priority, Instant at) {
    schedule(table -> table.put(task, kind, priority, at));
  }

  private void schedule(Consumer<ScheduleTable> change) {
    store.<Boolean>write(
        tx -> {
          change.accept(tx.schedule());
          return true;
        });
  }

  private static void unchecked(Waiting waiting) {
    try {
      waiting.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @FunctionalInterface
  private interface Waiting {
    void await() throws Exception;
  }
}
