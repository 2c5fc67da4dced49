package io.astraflow.core.internal.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.spi.store.TaskDescription;
import io.astraflow.spi.store.TaskRow;
import io.astraflow.spi.store.TaskStatus;
import io.astraflow.task.Backoff;
import io.astraflow.task.TaskKind;
import io.astraflow.task.TaskProgress;
import io.astraflow.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TaskEndTest {
  private static final Instant NOW = Instant.parse("2024-02-29T12:00:00Z");
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final TaskFailure PASSING = new TaskFailure("busy", true, Duration.ZERO);
  private static final TaskFailure LASTING = new TaskFailure("wrong", false, Duration.ZERO);

  @Property
  void isTriedAsOftenAsConfiguredWithGrowingWaitsThenFailsWithTheReason(
      @ForAll @IntRange(min = 1, max = 40) int attempts,
      @ForAll @IntRange(min = 1, max = 60) int first,
      @ForAll @DoubleRange(min = 1, max = 4) double factor,
      @ForAll @IntRange(min = 0, max = 100_000) int more,
      @ForAll @DoubleRange(min = 0, max = 1) double jitter,
      @ForAll long seed) {
    Duration most = Duration.ofSeconds(first + (long) more);
    Backoff backoff = new Backoff(Duration.ofSeconds(first), factor, most, jitter);
    TaskEnd end = end(kind().withAttempts(attempts).withBackoff(backoff), seed);
    TaskStatus status = TaskStatus.queued(NOW);
    for (int failures = 1; failures < attempts; failures++) {
      status = end.failed(row(status.begun(NOW)), PASSING);
      assertThat(status.state()).isEqualTo(TaskState.QUEUED);
      assertThat(status.attempts()).isEqualTo(failures);
      assertThat(status.failure()).contains("busy");
      double exact =
          Math.min((double) most.toMillis(), first * 1_000.0 * Math.pow(factor, failures - 1.0));
      assertThat((double) Duration.between(NOW, status.dueAt()).toMillis())
          .isBetween(
              exact * (1 - jitter) - 1,
              Math.min((double) most.toMillis(), exact * (1 + jitter) + 1));
    }
    status = end.failed(row(status.begun(NOW)), PASSING);
    assertThat(status.state()).isEqualTo(TaskState.FAILED);
    assertThat(status.attempts()).isEqualTo(attempts);
    assertThat(status.failure()).contains("busy");
    assertThat(status.finishedAt()).contains(NOW);
  }

  @Test
  void whatNoAttemptCanMendFailsAtOnce() {
    TaskStatus status = end(kind(), 1).failed(row(TaskStatus.queued(NOW).begun(NOW)), LASTING);
    assertThat(status.state()).isEqualTo(TaskState.FAILED);
    assertThat(status.attempts()).isOne();
    assertThat(status.failure()).contains("wrong");
  }

  @Test
  void waitsAsLongAsAProviderAsks() {
    TaskFailure asking = new TaskFailure("busy", true, Duration.ofHours(1));
    TaskStatus status = end(kind(), 1).failed(row(TaskStatus.queued(NOW).begun(NOW)), asking);
    assertThat(status.dueAt()).isEqualTo(NOW.plus(Duration.ofHours(1)));
  }

  @Test
  void anAttemptThatWasCutShortDoesNotCount() {
    TaskStatus once = end(kind(), 1).failed(row(TaskStatus.queued(NOW).begun(NOW)), PASSING);
    TaskStatus cut = end(kind(), 1).cutShort(row(once.begun(NOW)));
    assertThat(cut.state()).isEqualTo(TaskState.QUEUED);
    assertThat(cut.attempts()).isOne();
    assertThat(cut.failure()).contains("busy");
    assertThat(cut.dueAt()).isEqualTo(NOW);
  }

  @Test
  void successForgetsTheFailureBefore() {
    TaskStatus once = end(kind(), 1).failed(row(TaskStatus.queued(NOW).begun(NOW)), PASSING);
    TaskStatus status = end(kind(), 1).succeeded(row(once.begun(NOW)));
    assertThat(status.state()).isEqualTo(TaskState.SUCCEEDED);
    assertThat(status.failure()).isEmpty();
    assertThat(status.attempts()).isEqualTo(2);
  }

  @Test
  void howeverAnAttemptEndsACancelledTaskIsCancelled() {
    TaskRow row = row(TaskStatus.queued(NOW).begun(NOW).cancelRequested());
    assertThat(end(kind(), 1).succeeded(row).state()).isEqualTo(TaskState.CANCELLED);
    assertThat(end(kind(), 1).failed(row, PASSING).state()).isEqualTo(TaskState.CANCELLED);
    assertThat(end(kind(), 1).cutShort(row).state()).isEqualTo(TaskState.CANCELLED);
    TaskRow recurring = recurring(row.status());
    assertThat(end(kind(), 1).succeeded(recurring).state()).isEqualTo(TaskState.CANCELLED);
  }

  @Test
  void aRecurringTaskGoesOnAfterSuccessAndAfterFailure() {
    Instant next = Instant.parse("2024-02-29T13:00:00Z");
    TaskStatus begun = TaskStatus.queued(NOW).begun(NOW);
    TaskStatus failed = end(kind(), 1).failed(recurring(begun), LASTING);
    assertThat(failed)
        .isEqualTo(
            new TaskStatus(
                TaskState.QUEUED,
                false,
                0,
                1,
                Optional.of("wrong"),
                next,
                Optional.of(NOW),
                Optional.of(NOW)));
    TaskStatus succeeded = end(kind(), 1).succeeded(recurring(failed.begun(NOW)));
    assertThat(succeeded.runs()).isEqualTo(2);
    assertThat(succeeded.failure()).isEmpty();
    assertThat(succeeded.dueAt()).isEqualTo(next);
  }

  private static TaskEnd end(TaskKind<?, ?> kind, long seed) {
    return new TaskEnd(kind, NOW, UTC, new Random(seed));
  }

  private static TaskKind<String, String> kind() {
    return TaskKind.of("k", String.class, String.class);
  }

  private static TaskRow row(TaskStatus status) {
    return row(status, Optional.empty());
  }

  private static TaskRow recurring(TaskStatus status) {
    return row(status, Optional.of("0 0 * * * *"));
  }

  private static TaskRow row(TaskStatus status, Optional<String> cron) {
    return new TaskRow(
        1,
        new TaskDescription("ada", "k", 0, Optional.empty(), cron, NOW),
        status,
        TaskProgress.NONE);
  }
}
