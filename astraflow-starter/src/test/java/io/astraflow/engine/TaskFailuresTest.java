package io.astraflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.core.AstraFlow;
import io.astraflow.error.InvalidInputException;
import io.astraflow.error.UnavailableException;
import io.astraflow.page.PageRequest;
import io.astraflow.task.Backoff;
import io.astraflow.task.Task;
import io.astraflow.task.TaskContext;
import io.astraflow.task.TaskFilter;
import io.astraflow.task.TaskHandler;
import io.astraflow.task.TaskKind;
import io.astraflow.task.TaskRequest;
import io.astraflow.task.TaskState;
import io.astraflow.task.Tasks;
import io.astraflow.testkit.embedding.HashingEmbeddingAdapter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of tasks when handlers, disks and processes misbehave. */
@Timeout(60)
class TaskFailuresTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final TaskKind<String, String> KIND =
      TaskKind.of("job", String.class, String.class)
          .withAttempts(3)
          .withBackoff(Backoff.constant(Duration.ofMillis(20)));

  @TempDir Path folder;
  private final AtomicInteger attempts = new AtomicInteger();
  private final AtomicInteger steps = new AtomicInteger();
  private final CountDownLatch began = new CountDownLatch(1);
  private final CountDownLatch go = new CountDownLatch(1);

  @Test
  void isTriedAgainWithoutRepeatingItsSteps() throws Exception {
    TaskHandler<String, String> third =
        (input, context) -> {
          int step = context.once("step", Integer.class, steps::incrementAndGet);
          if (context.attempt() < 3) {
            throw new IOException("attempt " + context.attempt());
          }
          return "step " + step;
        };
    try (AstraFlow astra = open(third)) {
      Task ended = ended(astra);
      assertThat(ended.state()).isEqualTo(TaskState.SUCCEEDED);
      assertThat(ended.attempts()).isEqualTo(3);
      assertThat(ended.failure()).isEmpty();
      assertThat(astra.workspace().tasks().result(ended.id(), KIND)).contains("step 1");
    }
    assertThat(steps).hasValue(1);
  }

  @Test
  void failsWithTheReasonAfterItsLastAttemptUntilItIsRetried() throws Exception {
    TaskHandler<String, String> failing =
        (input, context) -> {
          context.once("step", Integer.class, steps::incrementAndGet);
          if (attempts.incrementAndGet() <= 3) {
            throw new IOException("no cable at attempt " + context.attempt());
          }
          return "done";
        };
    try (AstraFlow astra = open(failing)) {
      Tasks tasks = astra.workspace().tasks();
      Task ended = ended(astra);
      assertThat(ended.state()).isEqualTo(TaskState.FAILED);
      assertThat(ended.attempts()).isEqualTo(3);
      assertThat(ended.failure()).contains("IOException: no cable at attempt 3");
      assertThat(tasks.result(ended.id(), KIND)).isEmpty();
      assertThat(tasks.retry(ended.id())).isTrue();
      Task again = tasks.await(ended.id(), LONG);
      assertThat(again.state()).isEqualTo(TaskState.SUCCEEDED);
      assertThat(again.attempts()).isOne();
      assertThat(again.failure()).isEmpty();
    }
    assertThat(steps).hasValue(1);
  }

  @Test
  void failsAtOnceWhereNoFurtherAttemptCanHelp() throws Exception {
    TaskHandler<String, String> refusing =
        (input, context) -> {
          attempts.incrementAndGet();
          throw new InvalidInputException("There is no page 9: ask for 1 to 8.");
        };
    try (AstraFlow astra = open(refusing)) {
      Task ended = ended(astra);
      assertThat(ended.state()).isEqualTo(TaskState.FAILED);
      assertThat(ended.failure()).contains("There is no page 9: ask for 1 to 8.");
    }
    assertThat(attempts).hasValue(1);
  }

  @Test
  void anErrorOfAHandlerIsAFailureAndEndsNoThread() throws Exception {
    TaskHandler<String, String> overflowing =
        (input, context) -> input.equals("deep") ? deeper(input) + input : input;
    try (AstraFlow astra = open(overflowing)) {
      Tasks tasks = astra.workspace().tasks();
      Task deep = tasks.await(tasks.submit(KIND, "deep").id(), LONG);
      assertThat(deep.state()).isEqualTo(TaskState.FAILED);
      assertThat(deep.attempts()).isEqualTo(3);
      assertThat(deep.failure()).contains("StackOverflowError");
      Task next = tasks.await(tasks.submit(KIND, "next").id(), LONG);
      assertThat(next.state()).isEqualTo(TaskState.SUCCEEDED);
    }
  }

  @SuppressWarnings("InfiniteRecursion")
  private static String deeper(String text) {
    return deeper(text) + text;
  }

  @Test
  void anInputThatIsTooLargeIsRefusedAndNothingIsKept() throws Exception {
    try (AstraFlow astra = open((input, context) -> input + input)) {
      Tasks tasks = astra.workspace().tasks();
      String large = "x".repeat(9_999_998);
      assertThatThrownBy(() -> tasks.submit(KIND, large + "y"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("10,000,001 characters");
      assertThat(tasks.list(TaskFilter.all(), PageRequest.first(9)).items()).isEmpty();
      Task ended = tasks.await(tasks.submit(KIND, large).id(), LONG);
      assertThat(ended.state()).isEqualTo(TaskState.FAILED); // since its result is too large
      assertThat(ended.attempts()).isOne();
      assertThat(ended.failure().orElseThrow()).contains("The result of a task");
      assertThat(tasks.input(ended.id(), KIND)).contains(large);
    }
  }

  @Test
  void refusesWhatIsNoRequest() {
    try (AstraFlow astra = open((input, context) -> input)) {
      Tasks tasks = astra.workspace().tasks();
      for (String cron : List.of("", "-", "often", "* * * * *", "0 0 0 30 2 *")) {
        assertThatThrownBy(() -> tasks.submit(TaskRequest.of(KIND, "a").withCron(cron)))
            .as(cron)
            .isInstanceOf(IllegalArgumentException.class);
      }
      for (String key : List.of("", " ", "k".repeat(201))) {
        assertThatThrownBy(() -> TaskRequest.of(KIND, "a").withKey(key))
            .isInstanceOf(IllegalArgumentException.class);
      }
      Task never = tasks.submit(TaskRequest.of(KIND, "a").withNotBefore(Instant.MAX));
      assertThat(tasks.find(never.id()).orElseThrow().dueAt()).isEqualTo(Instant.MAX);
      assertThat(tasks.list(TaskFilter.all(), PageRequest.first(9)).items()).hasSize(1);
    }
  }

  @Test
  void closingMidRunCutsShortAndDoesNotCountTheAttempt() throws Exception {
    List<Integer> numbers = new ArrayList<>();
    TaskHandler<String, String> waiting =
        (input, context) -> {
          numbers.add(context.attempt());
          began.countDown();
          go.await();
          return input;
        };
    long id;
    Tasks closed;
    try (AstraFlow astra = open(waiting)) {
      closed = astra.workspace().tasks();
      id = closed.submit(KIND, "a").id();
      began.await();
    }
    assertThatThrownBy(() -> closed.find(id)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> closed.submit(KIND, "b")).isInstanceOf(IllegalStateException.class);
    go.countDown();
    try (AstraFlow astra = open(waiting)) {
      Task ended = astra.workspace().tasks().await(id, LONG);
      assertThat(ended.state()).isEqualTo(TaskState.SUCCEEDED);
      assertThat(ended.attempts()).isOne();
      assertThat(ended.failure()).isEmpty();
    }
    assertThat(numbers).containsExactly(1, 1);
  }

  @Test
  void handlersThatHeedNoInterruptionKeepNobodyForLongAndWriteNothingAfterwards() throws Exception {
    CountDownLatch all = new CountDownLatch(6);
    CountDownLatch over = new CountDownLatch(6);
    List<Optional<String>> kept = Collections.synchronizedList(new ArrayList<>());
    TaskHandler<String, String> deaf =
        (input, context) -> {
          all.countDown();
          awaitDeafly(go);
          kept.add(once(context));
          over.countDown();
          return "late";
        };
    List<TaskKind<String, String>> kinds = new ArrayList<>();
    AstraFlow.Builder builder = builder();
    for (String id : List.of("a", "b", "c", "d", "e", "f")) {
      kinds.add(TaskKind.of(id, String.class, String.class));
      builder.task(kinds.get(kinds.size() - 1), any -> deaf);
    }
    AstraFlow astra = builder.build();
    List<Long> ids = new ArrayList<>();
    kinds.forEach(kind -> ids.add(astra.workspace().tasks().submit(kind, "a").id()));
    all.await();
    long before = System.nanoTime();
    astra.close();
    // One after the other they would take six seconds each.
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(30));
    AstraFlow.Builder anew = builder();
    kinds.forEach(kind -> anew.task(kind, any -> (input, context) -> "anew"));
    try (AstraFlow again = anew.build()) {
      for (int i = 0; i < kinds.size(); i++) {
        Tasks tasks = again.workspace().tasks();
        assertThat(tasks.await(ids.get(i), LONG).state()).isEqualTo(TaskState.SUCCEEDED);
        go.countDown();
        assertThat(tasks.result(ids.get(i), kinds.get(i))).contains("anew");
      }
      over.await();
      assertThat(kept).containsOnly(Optional.empty());
      assertThat(again.workspace().tasks().result(ids.get(0), kinds.get(0))).contains("anew");
    }
  }

  private static void awaitDeafly(CountDownLatch latch) {
    boolean done = false;
    while (!done) {
      try {
        done = latch.await(50, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        done = false; // On purpose: it heeds none.
      }
    }
  }

  private static Optional<String> once(TaskContext context) {
    try {
      return Optional.of(context.once("step", String.class, () -> "kept"));
    } catch (Exception e) {
      return Optional.empty();
    }
  }

  @Test
  void aDiskThatIsFullForAWhileCostsAnAttempt() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    Path filler = disk.resolve("filler");
    TaskHandler<String, String> filling =
        (input, context) -> {
          int step = context.once("before", Integer.class, steps::incrementAndGet);
          if (attempts.incrementAndGet() == 1) {
            fill(filler);
          }
          try {
            context.once("full", String.class, () -> "x".repeat(1 << 20));
          } finally {
            Files.deleteIfExists(filler);
          }
          return "step " + step;
        };
    try (SmallDisk small = SmallDisk.mount(disk, "16m");
        AstraFlow astra = open(disk.resolve("data"), filling)) {
      assertThat(small.folder()).isEqualTo(disk);
      Task ended = ended(astra);
      assertThat(ended.state()).as(ended.toString()).isEqualTo(TaskState.SUCCEEDED);
      assertThat(ended.attempts()).isEqualTo(2);
      assertThat(astra.workspace().tasks().result(ended.id(), KIND)).contains("step 1");
      assertThat(astra.verify().problems()).isEmpty();
    }
  }

  @Test
  void aTaskWhoseEndDidNotFitTheDiskIsTakenUpAgain() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    Path data = disk.resolve("data");
    TaskHandler<String, String> filling =
        (input, context) -> {
          if (attempts.incrementAndGet() == 1) {
            fill(disk.resolve("filler"));
            began.countDown();
          }
          return "x".repeat(1 << 20);
        };
    try (SmallDisk small = SmallDisk.mount(disk, "16m")) {
      long id;
      try (AstraFlow astra = open(data, filling)) {
        Tasks tasks = astra.workspace().tasks();
        id = tasks.submit(KIND, "a").id();
        began.await();
        assertThatThrownBy(() -> tasks.submit(KIND, "y".repeat(1 << 20)))
            .isInstanceOf(UnavailableException.class)
            .hasMessageContaining("free some space");
        assertThat(tasks.find(id).orElseThrow().state()).isEqualTo(TaskState.RUNNING);
      }
      small.resize("64m");
      try (AstraFlow astra = open(data, filling)) {
        Task ended = astra.workspace().tasks().await(id, LONG);
        assertThat(ended.state()).isEqualTo(TaskState.SUCCEEDED);
        assertThat(ended.attempts()).isOne();
        assertThat(astra.verify().problems()).isEmpty();
      }
    }
    assertThat(attempts).hasValue(2);
  }

  private static void fill(Path file) throws IOException {
    byte[] block = new byte[4_096];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < 1 << 20; i++) {
        out.write(block);
      }
      throw new AssertionError("the disk is too large to be filled");
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("space");
    }
  }

  private static Task ended(AstraFlow astra) throws InterruptedException {
    Tasks tasks = astra.workspace().tasks();
    return tasks.await(tasks.submit(KIND, "a").id(), LONG);
  }

  private AstraFlow open(TaskHandler<String, String> handler) {
    return builder().task(KIND, any -> handler).build();
  }

  private static AstraFlow open(Path data, TaskHandler<String, String> handler) {
    return AstraFlow.builder(data)
        .embeddingModel(HashingEmbeddingAdapter.ID)
        .task(KIND, any -> handler)
        .build();
  }

  private AstraFlow.Builder builder() {
    return AstraFlow.builder(folder.resolve("data")).embeddingModel(HashingEmbeddingAdapter.ID);
  }
}
