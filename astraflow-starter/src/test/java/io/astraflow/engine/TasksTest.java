package io.astraflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.astraflow.core.AstraFlow;
import io.astraflow.error.ConfigurationException;
import io.astraflow.error.InvalidInputException;
import io.astraflow.page.Page;
import io.astraflow.page.PageRequest;
import io.astraflow.task.Task;
import io.astraflow.task.TaskContext;
import io.astraflow.task.TaskFilter;
import io.astraflow.task.TaskHandler;
import io.astraflow.task.TaskKind;
import io.astraflow.task.TaskProgress;
import io.astraflow.task.TaskRequest;
import io.astraflow.task.TaskState;
import io.astraflow.task.Tasks;
import io.astraflow.testkit.embedding.HashingEmbeddingAdapter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What callers do with tasks. */
@Timeout(60)
class TasksTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final TaskKind<Job, Done> KIND = TaskKind.of("job", Job.class, Done.class);
  private static final TaskKind<Job, Done> ONE = KIND.withConcurrency(1);

  @TempDir Path folder;
  private final CountDownLatch began = new CountDownLatch(1);
  private final CountDownLatch go = new CountDownLatch(1);
  private final List<String> ran = Collections.synchronizedList(new ArrayList<>());

  /** What is to be done. */
  record Job(String name, List<Integer> numbers, Optional<Instant> at) {
    static Job named(String name) {
      return new Job(name, List.of(1, 2), Optional.of(Instant.EPOCH));
    }
  }

  /** What was done. */
  record Done(String name, int sum) {}

  @Test
  void keepsATaskWithItsInputAndResult() throws Exception {
    Task submitted;
    try (AstraFlow astra = open(KIND, this::doJob)) {
      Tasks tasks = astra.workspace().tasks();
      submitted = tasks.submit(KIND, Job.named("a"));
      assertThat(submitted.state()).isEqualTo(TaskState.QUEUED);
      Task ended = tasks.await(submitted.id(), LONG);
      assertThat(ended.state()).isEqualTo(TaskState.SUCCEEDED);
      assertThat(ended.attempts()).isOne();
      assertThat(ended.startedAt().orElseThrow()).isAfterOrEqualTo(ended.createdAt());
      assertThat(ended.finishedAt().orElseThrow())
          .isAfterOrEqualTo(ended.startedAt().orElseThrow());
    }
    try (AstraFlow astra = open(KIND, this::doJob)) {
      Tasks tasks = astra.workspace().tasks();
      assertThat(tasks.input(submitted.id(), KIND)).contains(Job.named("a"));
      assertThat(tasks.result(submitted.id(), KIND)).contains(new Done("a", 3));
      TaskKind<Job, Done> other = TaskKind.of("other", Job.class, Done.class);
      assertThat(tasks.input(submitted.id(), other)).isEmpty();
      assertThat(tasks.result(submitted.id(), other)).isEmpty();
      TaskKind<Job, Integer> changed = TaskKind.of("job", Job.class, Integer.class);
      assertThatThrownBy(() -> tasks.result(submitted.id(), changed))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("task " + submitted.id());
    }
    assertThat(ran).containsExactly("a");
  }

  @Test
  void tellsHowFarATaskIs() throws Exception {
    TaskHandler<Job, Done> halfway =
        (job, context) -> {
          context.progress(0, 4, "begun");
          context.progress(2, 4, "half-way");
          began.countDown();
          go.await();
          return new Done(job.name(), 0);
        };
    try (AstraFlow astra = open(KIND, halfway)) {
      Tasks tasks = astra.workspace().tasks();
      long id = tasks.submit(KIND, Job.named("a")).id();
      began.await();
      Task running = tasks.find(id).orElseThrow();
      assertThat(running.state()).isEqualTo(TaskState.RUNNING);
      assertThat(running.progress()).isEqualTo(new TaskProgress(2, 4, "half-way"));
      assertThat(tasks.await(id, Duration.ZERO).state()).isEqualTo(TaskState.RUNNING);
      go.countDown();
      assertThat(tasks.await(id, LONG).progress()).isEqualTo(new TaskProgress(2, 4, "half-way"));
    }
  }

  @Test
  void cancelsWhatWaitsAtOnceAndWhatRunsByInterruption() throws Exception {
    try (AstraFlow astra = open(ONE, this::waitForTheWord)) {
      Tasks tasks = astra.workspace().tasks();
      long runs = tasks.submit(ONE, Job.named("runs")).id();
      long waits = tasks.submit(ONE, Job.named("waits")).id();
      began.await();
      assertThat(tasks.cancel(waits)).isTrue();
      assertThat(tasks.find(waits).orElseThrow().state()).isEqualTo(TaskState.CANCELLED);
      assertThat(tasks.cancel(waits)).isFalse();
      assertThat(tasks.cancel(runs)).isTrue();
      assertThat(tasks.await(runs, LONG).state()).isEqualTo(TaskState.CANCELLED);
      assertThat(tasks.cancel(runs)).isFalse();
      assertThat(tasks.cancel(99)).isFalse();
      assertThat(tasks.result(runs, ONE)).isEmpty();
      go.countDown();
      assertThat(tasks.retry(runs)).isTrue();
      assertThat(tasks.await(runs, LONG).state()).isEqualTo(TaskState.SUCCEEDED);
      assertThat(tasks.retry(runs)).isFalse();
    }
    assertThat(ran).containsExactly("runs", "runs");
  }

  @Test
  void listsThemNewestFirst() throws Exception {
    try (AstraFlow astra = open(KIND, this::doJob)) {
      Tasks tasks = astra.workspace().tasks();
      List<Long> ids = new ArrayList<>();
      for (int i = 0; i < 7; i++) {
        ids.add(0, tasks.submit(KIND, Job.named("job " + i)).id());
      }
      Instant later = Instant.now().plus(Duration.ofHours(1));
      TaskRequest<Job> request = TaskRequest.of(KIND, Job.named("later")).withNotBefore(later);
      long waits = tasks.submit(request).id();
      for (long id : ids) {
        tasks.await(id, LONG);
      }
      TaskFilter ended = TaskFilter.all().withStates(Set.of(TaskState.SUCCEEDED)).withKind("job");
      Page<Task> first = tasks.list(ended, PageRequest.first(4));
      Page<Task> second = tasks.list(ended, PageRequest.first(4).after(first.next().orElseThrow()));
      assertThat(first.items()).extracting(Task::id).isEqualTo(ids.subList(0, 4));
      assertThat(second.items()).extracting(Task::id).isEqualTo(ids.subList(4, 7));
      assertThat(second.next()).isEmpty();
      assertThat(tasks.list(TaskFilter.unfinished(), PageRequest.first(9)).items())
          .extracting(Task::id)
          .containsExactly(waits);
      assertThat(tasks.list(TaskFilter.all().withKind("x"), PageRequest.first(9)).items())
          .isEmpty();
      assertThatThrownBy(() -> tasks.list(ended, PageRequest.first(4).after("nonsense")))
          .isInstanceOf(InvalidInputException.class);
    }
  }

  @Test
  void submitsATaskOfAKeyOnceHoweverManyDoSo() throws Exception {
    try (AstraFlow astra = open(KIND, this::doJob)) {
      Tasks tasks = astra.workspace().tasks();
      ExecutorService callers = Executors.newFixedThreadPool(8);
      List<Future<Task>> same = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        TaskRequest<Job> request = TaskRequest.of(KIND, Job.named("same")).withKey("key");
        same.add(callers.submit(() -> tasks.submit(request)));
      }
      long id = same.get(0).get().id();
      for (Future<Task> task : same) {
        assertThat(task.get().id()).isEqualTo(id);
      }
      callers.shutdown();
      tasks.await(id, LONG);
      Task again = tasks.submit(TaskRequest.of(KIND, Job.named("other")).withKey("key"));
      assertThat(again.id()).isEqualTo(id);
      assertThat(again.state()).isEqualTo(TaskState.SUCCEEDED);
      assertThat(ran).containsExactly("same");
      Tasks others = astra.workspace("other").tasks();
      Task other = others.submit(TaskRequest.of(KIND, Job.named("other")).withKey("key"));
      assertThat(others.await(other.id(), LONG).state()).isEqualTo(TaskState.SUCCEEDED);
      assertThat(tasks.deleteFinished(Instant.now().plusSeconds(1))).isOne();
      Task anew = tasks.submit(TaskRequest.of(KIND, Job.named("anew")).withKey("key"));
      assertThat(tasks.await(anew.id(), LONG).id()).isGreaterThan(id);
      assertThat(ran).containsExactly("same", "other", "anew");
    }
  }

  @Test
  void keepsWorkspacesApart() throws Exception {
    TaskHandler<Job, Done> failing =
        (job, context) -> {
          throw new IllegalArgumentException("on purpose");
        };
    try (AstraFlow astra = open(KIND, failing)) {
      Tasks ada = astra.workspace("ada").tasks();
      Tasks bob = astra.workspace("bob").tasks();
      long id = ada.submit(KIND, Job.named("a")).id();
      ada.await(id, LONG);
      assertThat(bob.find(id)).isEmpty();
      assertThat(bob.input(id, KIND)).isEmpty();
      assertThat(bob.result(id, KIND)).isEmpty();
      assertThat(bob.cancel(id)).isFalse();
      assertThat(bob.retry(id)).isFalse();
      assertThat(bob.deleteFinished(Instant.now().plusSeconds(1))).isZero();
      assertThat(bob.list(TaskFilter.all(), PageRequest.first(9)).items()).isEmpty();
      assertThatThrownBy(() -> bob.await(id, LONG))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'bob'");
      Page<Task> page = page(ada);
      assertThatThrownBy(() -> bob.list(TaskFilter.all(), behind(page)))
          .isInstanceOf(InvalidInputException.class);
      assertThat(ada.find(id)).isPresent();
    }
  }

  private static Page<Task> page(Tasks tasks) {
    tasks.submit(KIND, Job.named("b"));
    return tasks.list(TaskFilter.all(), PageRequest.first(1));
  }

  private static PageRequest behind(Page<Task> page) {
    return PageRequest.first(1).after(page.next().orElseThrow());
  }

  @Test
  void beginsHigherPrioritiesFirst() throws Exception {
    try (AstraFlow astra = open(ONE, this::waitForTheWord)) {
      Tasks tasks = astra.workspace().tasks();
      tasks.submit(ONE, Job.named("blocks"));
      began.await();
      List<Long> ids = new ArrayList<>();
      for (int priority : List.of(-1, 5, 0, 9, 5)) {
        Job job = Job.named("of " + priority);
        ids.add(tasks.submit(TaskRequest.of(ONE, job).withPriority(priority)).id());
      }
      go.countDown();
      for (long id : ids) {
        tasks.await(id, LONG);
      }
    }
    assertThat(ran).containsExactly("blocks", "of 9", "of 5", "of 5", "of 0", "of -1");
  }

  @Test
  @Timeout(240)
  void runsAThousandTasksOnceAndNoMoreAtOnceThanTheKindAllows() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch together = new CountDownLatch(4);
    TaskHandler<Job, Done> counting =
        (job, context) -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          together.countDown();
          assertThat(together.await(50, TimeUnit.SECONDS)).isTrue();
          Done done = doJob(job, context);
          running.decrementAndGet();
          return done;
        };
    TaskKind<Job, Done> four = KIND.withConcurrency(4);
    try (AstraFlow astra = open(four, counting)) {
      List<Long> ids = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        Tasks tasks = astra.workspace("of " + i % 3).tasks();
        ids.add(tasks.submit(four, Job.named("job " + i)).id());
      }
      for (int i = 0; i < ids.size(); i++) {
        Task ended = astra.workspace("of " + i % 3).tasks().await(ids.get(i), LONG);
        assertThat(ended.state()).isEqualTo(TaskState.SUCCEEDED);
        assertThat(ended.attempts()).isOne();
      }
      assertThat(ran).hasSize(1_000).doesNotHaveDuplicates();
      assertThat(most).hasValue(4);
      assertThat(astra.verify().problems()).isEmpty();
    }
  }

  @Test
  void recursUntilItIsCancelledAlsoAfterFailures() throws Exception {
    TaskHandler<Job, Done> everySecondFails =
        (job, context) -> {
          Done done = context.once("step", Done.class, () -> doJob(job, context));
          if (ran.size() % 2 == 0) {
            throw new IllegalArgumentException("on purpose");
          }
          return done;
        };
    try (AstraFlow astra = open(KIND, everySecondFails)) {
      Tasks tasks = astra.workspace().tasks();
      Task first = tasks.submit(TaskRequest.of(KIND, Job.named("a")).withCron("* * * * * *"));
      long began = System.nanoTime();
      await().atMost(LONG).until(() -> tasks.find(first.id()).orElseThrow().runs() >= 8);
      // Polling alone would take five seconds for each run.
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
      assertThat(tasks.find(first.id()).orElseThrow().cron()).contains("* * * * * *");
      assertThat(tasks.result(first.id(), KIND)).contains(new Done("a", 3));
      assertThat(tasks.cancel(first.id())).isTrue();
      assertThat(tasks.await(first.id(), LONG).state()).isEqualTo(TaskState.CANCELLED);
      assertThat(ran).as("steps are of one run").hasSizeGreaterThanOrEqualTo(8);
    }
  }

  @Test
  void aKindWhoseHandlerIsGoneWaitsUntilItIsBack() throws Exception {
    long id;
    try (AstraFlow astra = builder().task(KIND, any -> this::doJob).runTasks(false).build()) {
      id = astra.workspace().tasks().submit(KIND, Job.named("a")).id();
    }
    try (AstraFlow astra = builder().build()) {
      Tasks tasks = astra.workspace().tasks();
      Task waiting = tasks.find(id).orElseThrow();
      assertThat(waiting.state()).isEqualTo(TaskState.QUEUED);
      assertThat(waiting.note().orElseThrow()).contains("'job'").contains("registered");
      assertThat(tasks.input(id, KIND)).contains(Job.named("a"));
      assertThatThrownBy(() -> tasks.submit(KIND, Job.named("b")))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("'job'")
          .hasMessageContaining("summarize");
    }
    try (AstraFlow astra = open(KIND, this::doJob)) {
      Task ended = astra.workspace().tasks().await(id, LONG);
      assertThat(ended.state()).isEqualTo(TaskState.SUCCEEDED);
      assertThat(ended.note()).isEmpty();
    }
  }

  @Test
  void twoEnginesInOneProcessRunTheirOwnTasks() throws Exception {
    List<String> others = Collections.synchronizedList(new ArrayList<>());
    TaskHandler<Job, Done> other =
        (job, context) -> {
          others.add(job.name());
          return new Done(job.name(), 0);
        };
    try (AstraFlow one = open(KIND, this::doJob);
        AstraFlow two =
            AstraFlow.builder(folder.resolve("other"))
                .embeddingModel(HashingEmbeddingAdapter.ID)
                .task(KIND, any -> other)
                .build()) {
      for (int i = 0; i < 20; i++) {
        Task here = one.workspace().tasks().submit(KIND, Job.named("one " + i));
        Task there = two.workspace().tasks().submit(KIND, Job.named("two " + i));
        one.workspace().tasks().await(here.id(), LONG);
        two.workspace().tasks().await(there.id(), LONG);
      }
    }
    assertThat(ran).hasSize(20).allSatisfy(name -> assertThat(name).startsWith("one"));
    assertThat(others).hasSize(20).allSatisfy(name -> assertThat(name).startsWith("two"));
  }

  private Done doJob(Job job, TaskContext context) {
    ran.add(job.name());
    return new Done(job.name(), job.numbers().stream().mapToInt(Integer::intValue).sum());
  }

  private Done waitForTheWord(Job job, TaskContext context) throws InterruptedException {
    Done done = doJob(job, context);
    began.countDown();
    assertThat(go.await(50, TimeUnit.SECONDS)).isTrue();
    return done;
  }

  private AstraFlow open(TaskKind<Job, Done> kind, TaskHandler<Job, Done> handler) {
    return builder().task(kind, any -> handler).build();
  }

  private AstraFlow.Builder builder() {
    return AstraFlow.builder(folder.resolve("data")).embeddingModel(HashingEmbeddingAdapter.ID);
  }
}
