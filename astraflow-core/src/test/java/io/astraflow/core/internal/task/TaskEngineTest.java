package io.astraflow.core.internal.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.astraflow.error.ConfigurationException;
import io.astraflow.error.UnavailableException;
import io.astraflow.page.PageRequest;
import io.astraflow.task.Backoff;
import io.astraflow.task.Task;
import io.astraflow.task.TaskContext;
import io.astraflow.task.TaskFilter;
import io.astraflow.task.TaskHandler;
import io.astraflow.task.TaskKind;
import io.astraflow.task.TaskProgress;
import io.astraflow.task.TaskRequest;
import io.astraflow.task.TaskState;
import io.astraflow.task.Tasks;
import io.astraflow.testkit.store.MemoryStoreFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What becomes of a task in the corners between two commits; each run is made by the test. */
class TaskEngineTest {
  private static final TaskKind<String, String> KIND =
      TaskKind.of("k", String.class, String.class)
          .withAttempts(3)
          .withBackoff(Backoff.constant(Duration.ofSeconds(10)));

  private static final String HOURLY = "0 0 * * * *";

  private final WatchedStore store =
      new WatchedStore(new MemoryStoreFactory().open(Path.of("anywhere")));
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2024-02-29T12:00:00Z"));
  private final List<String> ran = new ArrayList<>();
  private TaskHandler<String, String> handler =
      (input, context) -> {
        ran.add(input);
        return input;
      };
  private final TaskEngine engine = engine(true);
  private final Tasks tasks = engine.of("ada");

  @Test
  void aRetriedTaskThatIsPickedBeforeItsLastRunReturnedRuns() {
    handler =
        (input, context) -> {
          ran.add(input);
          if (ran.size() == 1) {
            store.afterNextWrite(
                () -> {
                  assertThat(tasks.retry(1)).isTrue();
                  store.run("k", 1);
                });
            throw new IllegalArgumentException("on purpose");
          }
          return input;
        };
    long id = tasks.submit(KIND, "a").id();
    store.run("k", id);
    assertThat(ran).hasSize(2);
    assertThat(state(id)).isEqualTo(TaskState.SUCCEEDED);
  }

  @Test
  void aRetriedTaskThatIsPickedBeforeAnEndedOneIsLetGoRuns() {
    long id = tasks.submit(KIND, "a").id();
    tasks.cancel(id);
    store.afterNextWrite(
        () -> {
          assertThat(tasks.retry(id)).isTrue();
          store.run("k", id);
        });
    store.run("k", id);
    assertThat(state(id)).isEqualTo(TaskState.SUCCEEDED);
  }

  @Test
  void cancellingATaskInterruptsNoThreadThatHasGoneOnToAnother() {
    long id = tasks.submit(KIND, "a").id();
    List<RunningTask> attempts = new ArrayList<>();
    store.beforeNextWrite(
        () -> {
          attempts.add(engine.running(id).orElseThrow());
          tasks.cancel(id);
        });
    store.run("k", id);
    assertThat(ran).isEmpty();
    boolean byTheFirst = Thread.interrupted();
    attempts.get(0).cancel();
    assertThat(Thread.interrupted()).as("again, after %s", byTheFirst).isFalse();
  }

  @Test
  void saysWhenTheNextAttemptAndTheNextRunAreDue() {
    handler =
        (input, context) -> {
          throw new IllegalStateException("on purpose");
        };
    long id = tasks.submit(KIND, "a").id();
    long hourly = tasks.submit(TaskRequest.of(KIND, "b").withCron(HOURLY)).id();
    store.told().clear();
    store.run("k", id);
    assertThat(store.told()).containsExactly(now.get().plusSeconds(10));
    handler = (input, context) -> input;
    store.told().clear();
    now.set(tasks.find(hourly).orElseThrow().dueAt());
    store.run("k", hourly);
    assertThat(store.told()).containsExactly(now.get().plusSeconds(3_600));
  }

  @Test
  void aTaskThatLostItsHeartbeatRunsOnceAllTheSame() {
    handler =
        (input, context) -> {
          ran.add(input);
          store.run("k", context.taskId());
          return input;
        };
    long id = tasks.submit(KIND, "a").id();
    store.run("k", id);
    assertThat(ran).hasSize(1);
    assertThat(task(id).attempts()).isOne();
  }

  @Test
  void anEndThatCannotBeWrittenIsAnAttemptThatDoesNotCount() {
    long id = tasks.submit(KIND, "a").id();
    handler =
        (input, context) -> {
          ran.add(input);
          store.beforeNextWrite(
              () -> {
                throw new UnavailableException("the disk is full, on purpose");
              });
          return "unwritten";
        };
    assertThatThrownBy(() -> store.run("k", id)).isInstanceOf(UnavailableException.class);
    assertThat(state(id)).isEqualTo(TaskState.RUNNING);
    handler = (input, context) -> "written " + context.attempt();
    store.run("k", id);
    assertThat(tasks.result(id, KIND)).contains("written 1");
  }

  @Test
  void aTaskWhoseThreadDiedIsBegunAnew() {
    long id = tasks.submit(KIND, "a").id();
    store.afterNextWrite(
        () -> {
          throw new AssertionError("the thread dies as its attempt has begun, on purpose");
        });
    assertThatThrownBy(() -> store.run("k", id)).isInstanceOf(AssertionError.class);
    assertThat(state(id)).isEqualTo(TaskState.RUNNING);
    store.run("k", id);
    assertThat(state(id)).isEqualTo(TaskState.SUCCEEDED);
    assertThat(task(id).attempts()).isOne();
  }

  @Test
  void aCancelledTaskWhoseThreadDiedIsCancelled() {
    long id = tasks.submit(KIND, "a").id();
    store.afterNextWrite(
        () -> {
          throw new AssertionError("the thread dies as its attempt has begun, on purpose");
        });
    assertThatThrownBy(() -> store.run("k", id)).isInstanceOf(AssertionError.class);
    assertThat(tasks.cancel(id)).isTrue();
    assertThat(task(id).note()).contains("it is being cancelled");
    store.run("k", id);
    assertThat(state(id)).isEqualTo(TaskState.CANCELLED);
    assertThat(ran).isEmpty();
  }

  @Test
  void takesUpWhatAProcessLeftRunning() {
    long id = tasks.submit(KIND, "a").id();
    store.afterNextWrite(
        () -> {
          throw new AssertionError("the process ends here");
        });
    assertThatThrownBy(() -> store.run("k", id)).isInstanceOf(AssertionError.class);
    try (TaskEngine next = engine(false)) {
      next.open();
      Task waiting = next.of("ada").find(id).orElseThrow();
      assertThat(waiting.state()).isEqualTo(TaskState.QUEUED);
      assertThat(waiting.attempts()).isZero();
    }
  }

  @Test
  void cancellingInterruptsNoAttemptThatBeganSince() throws Exception {
    CountDownLatch began = new CountDownLatch(2);
    Semaphore go = new Semaphore(0);
    handler =
        (input, context) -> {
          began.countDown();
          go.acquire();
          return "attempt " + context.attempt();
        };
    long id = tasks.submit(KIND, "a").id();
    Thread first = started(() -> store.run("k", id));
    await().until(() -> began.getCount() == 1);
    List<Thread> second = new ArrayList<>();
    store.afterNextWrite(
        () -> {
          go.release();
          await().until(() -> !first.isAlive());
          assertThat(tasks.retry(id)).isTrue();
          second.add(started(() -> store.run("k", id)));
          await().until(() -> began.getCount() == 0);
        });
    assertThat(tasks.cancel(id)).isTrue();
    go.release();
    second.get(0).join();
    assertThat(state(id)).isEqualTo(TaskState.SUCCEEDED);
  }

  @Test
  void aCancelledTaskHasNoResult() {
    handler =
        (input, context) -> {
          tasks.cancel(context.taskId());
          return "half of it";
        };
    long id = tasks.submit(KIND, "a").id();
    store.run("k", id);
    assertThat(state(id)).isEqualTo(TaskState.CANCELLED);
    assertThat(tasks.result(id, KIND)).isEmpty();
  }

  @Test
  void whatIsAwaitedInVainIsTheTaskAsItIsThen() throws Exception {
    List<TaskProgress> seen = Collections.synchronizedList(new ArrayList<>());
    handler =
        (input, context) -> {
          context.progress(1, 2, "");
          Thread waiting =
              started(
                  () -> seen.add(tasks.await(context.taskId(), Duration.ofMillis(500)).progress()));
          await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
          context.progress(2, 2, "");
          waiting.join();
          return input;
        };
    store.run("k", tasks.submit(KIND, "a").id());
    assertThat(seen).containsExactly(new TaskProgress(2, 2, ""));
  }

  @Test
  void whatAClockThatWasAheadHasKeptIsDueByThePresentOne() {
    Instant present = now.get();
    now.set(present.plus(Duration.ofDays(365)));
    long atOnce = tasks.submit(KIND, "a").id();
    long later = tasks.submit(TaskRequest.of(KIND, "b").withNotBefore(in(90))).id();
    long past = tasks.submit(TaskRequest.of(KIND, "c").withNotBefore(present.plusSeconds(9))).id();
    long hourly = tasks.submit(TaskRequest.of(KIND, "d").withCron(HOURLY)).id();
    long failed = tasks.submit(KIND, "e").id();
    handler =
        (input, context) -> {
          throw new IllegalStateException("on purpose");
        };
    store.run("k", failed);
    now.set(present);
    for (int opened = 0; opened < 2; opened++) {
      try (TaskEngine next = engine(false)) {
        next.open();
        assertThat(task(atOnce).dueAt()).isEqualTo(present);
        assertThat(task(later).dueAt()).isEqualTo(present.plusSeconds(90));
        assertThat(task(past).dueAt()).isEqualTo(present.plusSeconds(9));
        assertThat(task(hourly).dueAt()).isEqualTo(present.plusSeconds(3_600));
        assertThat(task(failed).dueAt()).isEqualTo(present.plusSeconds(10));
        assertThat(task(failed).attempts()).isOne();
      }
    }
  }

  private Instant in(long seconds) {
    return now.get().plusSeconds(seconds);
  }

  private static Thread started(Action action) {
    Thread thread =
        new Thread(
            () -> {
              try {
                action.run();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    thread.start();
    return thread;
  }

  /** What a thread does. */
  private interface Action {
    void run() throws InterruptedException;
  }

  @Test
  void runsNothingThatWasPickedAsItWasCancelled() {
    long id = tasks.submit(KIND, "a").id();
    tasks.cancel(id);
    store.run("k", id);
    store.run("k", 99);
    assertThat(ran).isEmpty();
    assertThat(state(id)).isEqualTo(TaskState.CANCELLED);
  }

  @Test
  void closingCutsShortAndCountsNoAttempt() {
    handler =
        (input, context) -> {
          engine.close();
          assertThat(context.isCancelled()).isTrue();
          context.checkCancelled();
          return input;
        };
    long id = tasks.submit(KIND, "a").id();
    store.run("k", id);
    try (TaskEngine next = engine(false)) {
      Task waiting = next.of("ada").find(id).orElseThrow();
      assertThat(waiting.state()).isEqualTo(TaskState.QUEUED);
      assertThat(waiting.attempts()).isZero();
      assertThat(waiting.failure()).isEmpty();
    }
  }

  @Test
  void whatSucceedsWhileItClosesHasSucceeded() {
    handler =
        (input, context) -> {
          engine.close();
          return input;
        };
    long id = tasks.submit(KIND, "a").id();
    store.run("k", id);
    try (TaskEngine next = engine(false)) {
      assertThat(next.of("ada").find(id).orElseThrow().state()).isEqualTo(TaskState.SUCCEEDED);
    }
  }

  @Test
  void refusesKindsThatItDoesNotHandle() {
    assertThatThrownBy(() -> tasks.submit(TaskKind.of("l", String.class, String.class), "a"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("'l'")
        .hasMessageContaining("[k]");
    assertThatThrownBy(() -> tasks.submit(TaskKind.of("k", Integer.class, String.class), 1))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("java.lang.String");
    assertThat(tasks.list(TaskFilter.all(), PageRequest.first(9)).items()).isEmpty();
  }

  @Test
  void refusesARecurrenceThatNeverComes() {
    TaskRequest<String> never = TaskRequest.of(KIND, "a").withCron("0 0 0 30 2 *");
    assertThatThrownBy(() -> tasks.submit(never)).isInstanceOf(IllegalArgumentException.class);
    assertThat(tasks.list(TaskFilter.all(), PageRequest.first(9)).items()).isEmpty();
  }

  @Test
  void anyResultMustBeThere() {
    handler = (input, context) -> null;
    long id = tasks.submit(KIND, "a").id();
    store.run("k", id);
    assertThat(state(id)).isEqualTo(TaskState.FAILED);
    assertThat(task(id).failure().orElseThrow()).contains("must be a java.lang.String");
  }

  @Test
  void logsEachFailureWithItsStack() {
    handler =
        (input, context) -> {
          throw new IllegalStateException("disk of " + input, new IOException("cable"));
        };
    long id = tasks.submit(KIND, "ada").id();
    RecordedLog.clear();
    store.run("k", id);
    assertThat(RecordedLog.lines())
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("WARN", "Task " + id, "'k'", "waits until 2024-02-29T12:00:10Z")
                    .contains("IllegalStateException: disk of ada")
                    .contains("Caused by: java.io.IOException: cable")
                    .contains("at " + TaskEngineTest.class.getName()));
    RecordedLog.clear();
    store.run("k", id);
    store.run("k", id);
    assertThat(task(id).state()).isEqualTo(TaskState.FAILED);
    assertThat(task(id).failure()).isEqualTo(Optional.of("IllegalStateException: disk of ada"));
    assertThat(RecordedLog.lines().get(1))
        .contains("WARN", "Task " + id, "has failed", "at " + TaskEngineTest.class.getName());
  }

  private TaskEngine engine(boolean runs) {
    TaskKinds kinds = new TaskKinds().add(KIND, any -> this::run);
    return new TaskEngine(store, kinds, name -> null, runs, now::get, new Random(1));
  }

  private String run(String input, TaskContext context) throws Exception {
    return handler.run(input, context);
  }

  private TaskState state(long id) {
    return task(id).state();
  }

  private Task task(long id) {
    return tasks.find(id).orElseThrow();
  }
}
