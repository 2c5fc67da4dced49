package io.astraflow.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.spi.store.Store;
import io.astraflow.spi.store.StoreFactory;
import io.astraflow.spi.store.TaskDescription;
import io.astraflow.spi.store.TaskRow;
import io.astraflow.spi.store.TaskStatus;
import io.astraflow.spi.store.TaskTable;
import io.astraflow.task.TaskFilter;
import io.astraflow.task.TaskProgress;
import io.astraflow.task.TaskState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How every store keeps tasks, their results and their steps. Extend it and say which factory to
 * test; {@link DueTasksContract} says how it runs them.
 */
public abstract class TaskContract {
  private static final Instant AT = StoreSamples.AT;
  private static final String ODD = "half \ud83d of a pair, and\nNUL \0";

  /** The data folder of the store under test. */
  @TempDir protected Path folder;

  private Store store;

  /** For subclasses. */
  @SuppressWarnings("NullAway.Init")
  protected TaskContract() {}

  /** Returns the factory to test; the same one during a test. */
  protected abstract StoreFactory factory();

  @BeforeEach
  void open() {
    store = factory().open(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void keepsTasksOverARestart() {
    TaskDescription task =
        new TaskDescription(
            ODD, "a.kind-1_x", -7, Optional.of(ODD), Optional.of("0 0 3 * * *"), AT.plusNanos(1));
    TaskStatus status =
        new TaskStatus(
            TaskState.RUNNING,
            true,
            3,
            1L << 40,
            Optional.of(ODD),
            AT.plusSeconds(1),
            Optional.of(AT.plusSeconds(2)),
            Optional.of(AT.plusSeconds(3)));
    TaskProgress progress = new TaskProgress(1L << 41, 1L << 42, ODD);
    long id = add(task, TaskStatus.queued(AT));
    long plain = add("ada", "k");
    write(
        tasks -> {
          tasks.update(id, status);
          tasks.update(id, progress);
          tasks.putResult(id, ODD);
          tasks.putStep(id, ODD, ODD);
        });
    store.close();
    store = factory().open(folder);
    assertThat(find(id)).contains(new TaskRow(id, task, status, progress));
    assertThat(input(id)).contains("input");
    assertThat(result(id)).contains(ODD);
    assertThat(step(id, ODD)).contains(ODD);
    assertThat(find(plain))
        .contains(
            new TaskRow(plain, description("ada", "k"), TaskStatus.queued(AT), TaskProgress.NONE));
    assertThat(result(plain)).isEmpty();
    assertThat(store.verify()).isEmpty();
  }

  @Test
  void keepsTimesOfAllYears() {
    for (Instant dueAt : List.of(Instant.MIN, Instant.EPOCH.minusNanos(1), Instant.MAX)) {
      long id = add(description("ada", "k"), TaskStatus.queued(dueAt));
      assertThat(find(id).orElseThrow().status().dueAt()).isEqualTo(dueAt);
    }
  }

  @Test
  void keepsLargeInputs() {
    String input = "word ".repeat(2_000_000);
    long id =
        store.<Long>write(
            tx -> tx.tasks().add(description("ada", "k"), TaskStatus.queued(AT), input));
    assertThat(input(id).orElseThrow()).isEqualTo(input);
  }

  @Test
  void givesIdsThatGrowThoughOthersAreDeleted() {
    long first = add("ada", "k");
    long second = end(add("bob", "k"), AT);
    assertThat(second).isGreaterThan(first);
    assertThat(deleteFinished("bob", AT.plusSeconds(1))).isOne();
    store.close();
    store = factory().open(folder);
    assertThat(add("ada", "k")).isGreaterThan(second);
  }

  @Test
  void hasAKeyOnceInAWorkspaceAndKind() {
    long id = add(keyed("ada", "k", "key"), TaskStatus.queued(AT));
    end(id, AT);
    assertThatThrownBy(() -> add(keyed("ada", "k", "key"), TaskStatus.queued(AT)))
        .isInstanceOf(IllegalStateException.class);
    long otherKind = add(keyed("ada", "l", "key"), TaskStatus.queued(AT));
    long otherWorkspace = add(keyed("bob", "k", "key"), TaskStatus.queued(AT));
    long otherKey = add(keyed("ada", "k", "Key"), TaskStatus.queued(AT));
    add("ada", "k");
    add("ada", "k");
    assertThat(byKey("ada", "k", "key")).contains(id);
    assertThat(byKey("ada", "l", "key")).contains(otherKind);
    assertThat(byKey("bob", "k", "key")).contains(otherWorkspace);
    assertThat(byKey("ada", "k", "Key")).contains(otherKey);
    assertThat(byKey("bob", "l", "key")).isEmpty();
    assertThat(listed("ada", TaskFilter.all(), Long.MAX_VALUE, 9)).hasSize(5);
  }

  @Test
  void listsTheNewestFirstPageByPage() {
    List<Long> ids = List.of(add("ada", "k"), add("ada", "l"), add("ada", "k"), add("ada", "k"));
    add("bob", "k");
    assertThat(listed("ada", TaskFilter.all(), Long.MAX_VALUE, 3))
        .containsExactly(ids.get(3), ids.get(2), ids.get(1));
    assertThat(listed("ada", TaskFilter.all(), ids.get(1), 3)).containsExactly(ids.get(0));
    assertThat(listed("ada", TaskFilter.all(), ids.get(0), 3)).isEmpty();
    assertThat(listed("Ada", TaskFilter.all(), Long.MAX_VALUE, 3)).isEmpty();
    assertThat(listed("ada", TaskFilter.all().withKind("k"), Long.MAX_VALUE, 2))
        .containsExactly(ids.get(3), ids.get(2));
    assertThat(listed("ada", TaskFilter.all().withKind(ODD), Long.MAX_VALUE, 2)).isEmpty();
  }

  @Test
  void listsByStates() {
    Map<TaskState, Long> of = new EnumMap<>(TaskState.class);
    for (TaskState state : TaskState.values()) {
      long id = add("ada", "k");
      update(id, TaskStatus.queued(AT).ended(state, Optional.empty(), AT));
      of.put(state, id);
    }
    of.forEach(
        (state, id) -> {
          TaskFilter filter = TaskFilter.all().withStates(EnumSet.of(state));
          assertThat(listed("ada", filter, Long.MAX_VALUE, 9)).containsExactly(id);
          assertThat(listed("ada", filter.withKind("l"), Long.MAX_VALUE, 9)).isEmpty();
        });
    assertThat(listed("ada", TaskFilter.unfinished(), Long.MAX_VALUE, 9))
        .isEqualTo(Stream.of(TaskState.RUNNING, TaskState.QUEUED).map(of::get).toList());
    assertThat(listed("ada", TaskFilter.all(), Long.MAX_VALUE, 9)).hasSize(of.size());
  }

  @Test
  void knowsWhatHasNotEndedInAnyWorkspace() {
    assertThat(read(TaskTable::unfinishedKinds)).isEmpty();
    add("ada", "waits");
    long running = add("bob", "runs");
    update(running, TaskStatus.queued(AT).begun(AT));
    end(add("ada", "ended"), AT);
    assertThat(read(TaskTable::unfinishedKinds)).containsExactlyInAnyOrder("waits", "runs");
    assertThat(read(TaskTable::running)).extracting(TaskRow::id).containsExactly(running);
    end(running, AT);
    assertThat(read(TaskTable::unfinishedKinds)).containsExactly("waits");
    assertThat(read(TaskTable::running)).isEmpty();
  }

  @Test
  void knowsWhatWaitsForALaterTime() {
    assertThat(dueAfter(AT)).isEmpty();
    add("ada", "k");
    long later = add(description("ada", "k"), TaskStatus.queued(AT.plusMillis(1)));
    long latest = add(description("bob", "l"), TaskStatus.queued(AT.plusSeconds(1)));
    long running = add(description("bob", "l"), TaskStatus.queued(AT.plusSeconds(1)));
    update(running, TaskStatus.queued(AT.plusSeconds(1)).begun(AT.plusSeconds(1)));
    assertThat(dueAfter(AT)).extracting(TaskRow::id).containsExactly(later, latest);
    end(latest, AT);
    assertThat(dueAfter(AT.plusMillis(1))).isEmpty();
  }

  private List<TaskRow> dueAfter(Instant instant) {
    return read(tasks -> tasks.dueAfter(instant));
  }

  @Test
  void replacesResultsAndSteps() {
    long id = add("ada", "k");
    long other = add("ada", "k");
    write(
        tasks -> {
          tasks.putResult(id, "old");
          tasks.putResult(id, "new");
          tasks.putStep(id, "step", "old");
          tasks.putStep(id, "step", "new");
          tasks.putStep(id, "Step", "another");
          tasks.putStep(other, "step", "of another");
        });
    assertThat(result(id)).contains("new");
    assertThat(step(id, "step")).contains("new");
    assertThat(step(id, "Step")).contains("another");
    assertThat(step(id, "unknown")).isEmpty();
    write(tasks -> tasks.deleteSteps(id));
    assertThat(step(id, "step")).isEmpty();
    assertThat(step(other, "step")).contains("of another");
    assertThat(result(id)).contains("new");
  }

  @Test
  void keepsNothingOfATaskThatIsNotThere() {
    long id = add("ada", "k");
    end(id, AT);
    deleteFinished("ada", AT.plusSeconds(1));
    write(
        tasks -> {
          tasks.update(id, TaskStatus.queued(AT));
          tasks.update(id, TaskProgress.NONE);
          tasks.putResult(id, "result");
          tasks.putStep(id, "step", "result");
          tasks.deleteSteps(id);
        });
    assertThat(find(id)).isEmpty();
    assertThat(input(id)).isEmpty();
    assertThat(result(id)).isEmpty();
    assertThat(step(id, "step")).isEmpty();
    assertThat(store.verify()).isEmpty();
  }

  @Test
  void deletesWhatEndedBefore() {
    long before = end(add(keyed("ada", "k", "key"), TaskStatus.queued(AT)), AT.plusMillis(99));
    long then = end(add("ada", "k"), AT.plusMillis(100));
    long after = end(add("ada", "l"), AT.plusMillis(100).plusNanos(1));
    long whole = end(add("ada", "k"), AT.minusSeconds(1));
    long others = end(add("bob", "k"), AT);
    long unfinished = add("ada", "k");
    Instant next = AT.plusSeconds(60);
    update(unfinished, TaskStatus.queued(AT).recurring(Optional.empty(), AT, next));
    store.write(
        tx -> {
          tx.schedule().put(unfinished, "k", 0, next);
          return true;
        });
    write(tasks -> tasks.putStep(before, "step", "result"));
    assertThat(deleteFinished("ada", AT.plusMillis(100))).isEqualTo(2);
    assertThat(listed("ada", TaskFilter.all(), Long.MAX_VALUE, 9))
        .containsExactly(unfinished, after, then)
        .doesNotContain(whole);
    assertThat(find(others)).isPresent();
    assertThat(step(before, "step")).isEmpty();
    assertThat(byKey("ada", "k", "key")).isEmpty();
    add(keyed("ada", "k", "key"), TaskStatus.queued(AT));
    assertThat(deleteFinished("ada", AT.plusMillis(100))).isZero();
    assertThat(store.verify()).isEmpty();
  }

  @Test
  void forgetsWhatAFailedTransactionHasDone() {
    assertThatThrownBy(
            () ->
                write(
                    tasks -> {
                      tasks.add(description("ada", "k"), TaskStatus.queued(AT), "input");
                      throw new IllegalStateException("on purpose");
                    }))
        .hasMessage("on purpose");
    assertThat(listed("ada", TaskFilter.all(), Long.MAX_VALUE, 9)).isEmpty();
    assertThat(read(TaskTable::unfinishedKinds)).isEmpty();
  }

  private static TaskDescription description(String workspace, String kind) {
    return new TaskDescription(workspace, kind, 0, Optional.empty(), Optional.empty(), AT);
  }

  private static TaskDescription keyed(String workspace, String kind, String key) {
    return new TaskDescription(workspace, kind, 0, Optional.of(key), Optional.empty(), AT);
  }

  private long add(String workspace, String kind) {
    return add(description(workspace, kind), TaskStatus.queued(AT));
  }

  private long add(TaskDescription task, TaskStatus status) {
    return store.<Long>write(
        tx -> {
          long id = tx.tasks().add(task, status, "input");
          tx.schedule().put(id, task.kind(), task.priority(), status.dueAt());
          return id;
        });
  }

  private void update(long id, TaskStatus status) {
    write(tasks -> tasks.update(id, status));
  }

  private long end(long id, Instant at) {
    update(id, TaskStatus.queued(AT).ended(TaskState.FAILED, Optional.of("reason"), at));
    store.<Boolean>write(
        tx -> {
          tx.schedule().remove(id, tx.tasks().find(id).orElseThrow().task().kind());
          return true;
        });
    return id;
  }

  private int deleteFinished(String workspace, Instant instant) {
    return store.<Integer>write(tx -> tx.tasks().deleteFinished(workspace, instant));
  }

  private Optional<String> input(long id) {
    return read(tasks -> tasks.input(id));
  }

  private Optional<String> result(long id) {
    return read(tasks -> tasks.result(id));
  }

  private Optional<TaskRow> find(long id) {
    return read(tasks -> tasks.find(id));
  }

  private Optional<Long> byKey(String workspace, String kind, String key) {
    return read(tasks -> tasks.findByKey(workspace, kind, key)).map(TaskRow::id);
  }

  private List<Long> listed(String workspace, TaskFilter filter, long before, int limit) {
    return read(tasks -> tasks.list(workspace, filter, before, limit)).stream()
        .map(TaskRow::id)
        .toList();
  }

  private Optional<String> step(long id, String name) {
    return read(tasks -> tasks.step(id, name));
  }

  private <T> T read(Function<TaskTable, T> work) {
    return store.read(tx -> work.apply(tx.tasks()));
  }

  private void write(Consumer<TaskTable> work) {
    store.<Boolean>write(
        tx -> {
          work.accept(tx.tasks());
          return true;
        });
  }
}
