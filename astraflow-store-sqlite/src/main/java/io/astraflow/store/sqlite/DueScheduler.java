package io.astraflow.store.sqlite;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.Waiter;
import com.github.kagkarlsson.scheduler.jdbc.SqliteJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.ExecutionHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.astraflow.store.sqlite.sql.ScheduleRows;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * db-scheduler for one kind of task: it picks what is due, keeps its heartbeat while it runs, and
 * finds what lost its heartbeat. What becomes of a task after its run is written by who runs it,
 * together with the task's own row. Safe for use by many threads.
 */
final class DueScheduler {
  /** How long a task that nobody told of may wait. */
  static final Duration POLLING = Duration.ofSeconds(5);

  private static final Duration AFTER_ERROR = Duration.ofSeconds(30);
  private static final Duration NEVER = Duration.ofDays(100 * 365L);

  private final Scheduler scheduler;
  private final TaskThreads runners;

  private DueScheduler(Scheduler scheduler, TaskThreads runners) {
    this.scheduler = scheduler;
    this.runners = runners;
  }

  /**
   * Starts to look for what is due.
   *
   * @param runners run it, and end with this
   * @param threads makes the thread that looks
   */
  static DueScheduler start(
      String kind,
      TaskThreads runners,
      LongConsumer run,
      DataSource source,
      InstantSource clock,
      Duration heartbeat,
      ScheduledExecutorService housekeeper,
      ThreadFactory threads) {
    ExecutorService looking = Executors.newSingleThreadExecutor(threads);
    Scheduler[] built = new Scheduler[1];
    ExecutionHandler<Void> handler =
        (instance, context) -> {
          runners.picked();
          try {
            run.accept(ScheduleRows.task(instance.getId()));
          } finally {
            built[0].triggerCheckForDueExecutions();
          }
          return (complete, operations) -> {};
        };
    CustomTask<Void> task =
        Tasks.custom(kind, Void.class)
            .onFailure(
                (complete, operations) ->
                    operations.reschedule(complete, clock.instant().plus(AFTER_ERROR)))
            // By this clock; its own way of reviving goes by the machine's.
            .onDeadExecution((dead, operations) -> operations.reschedule(dead, clock.instant()))
            .execute(handler);
    built[0] =
        new SteadyBuilder(source, List.of(task))
            .clock(clock::instant)
            .schedulerName(new SchedulerName.Fixed("astraflow"))
            .jdbcCustomization(new OneKind(kind, runners))
            .serializer(new NoData())
            .enablePriority()
            .threads(runners.getCorePoolSize())
            .pollUsingFetch(0.5, 1)
            .pollingInterval(POLLING)
            .heartbeatInterval(heartbeat)
            .deleteUnresolvedAfter(NEVER)
            .shutdownMaxWait(Duration.ZERO)
            .failureLogging(LogLevel.WARN, true)
            .executorService(runners)
            .dueExecutor(looking)
            .housekeeperExecutor(housekeeper)
            .build();
    built[0].start();
    return new DueScheduler(built[0], runners);
  }

  /** Looks for what is due now. */
  void look() {
    scheduler.triggerCheckForDueExecutions();
  }

  /** Interrupts what runs and begins nothing more. */
  void interrupt() {
    scheduler.pause();
    runners.shutdownNow();
  }

  /** Waits until what runs has ended. */
  void awaitEnd(long nanos) throws InterruptedException {
    boolean ended = runners.awaitTermination(nanos, TimeUnit.NANOSECONDS);
    assert ended || runners.isShutdown(); // Whatever is left does not heed its interruption.
  }

  /** Ends the threads that look for what is due. */
  void stop() {
    scheduler.stop();
  }

  /** Looks at one kind alone, so that a kind with many tasks does not hide the others. */
  private static final class OneKind extends SqliteJdbcCustomization {
    private final String kind;
    private final TaskThreads runners;

    OneKind(String kind, TaskThreads runners) {
      this.kind = kind; // of letters, digits, '.', '_' and '-'
      this.runners = runners;
    }

    @Override
    public String createSelectDueQuery(
        String tableName, int limit, String andCondition, boolean orderByPriority) {
      runners.forgetWaiting(); // What is due is about to be read anew.
      return super.createSelectDueQuery(
          tableName, limit, " AND task_name = '" + kind + "' " + andCondition, orderByPriority);
    }
  }

  /** What a task is about is in its own row; nothing that is stored is ever deserialized. */
  private static final class NoData implements Serializer {
    @Override
    public byte[] serialize(@Nullable Object data) {
      return new byte[0];
    }

    @Override
    @SuppressWarnings("NullAway") // null is what it means where there are no data
    public <T> T deserialize(Class<T> type, byte[] data) {
      return null;
    }
  }

  /** Waits by a clock that is not set back. */
  private static final class SteadyBuilder extends SchedulerBuilder {
    SteadyBuilder(
        DataSource source, List<com.github.kagkarlsson.scheduler.task.Task<?>> knownTasks) {
      super(source, knownTasks);
    }

    @Override
    protected Waiter buildWaiter() {
      long began = System.nanoTime();
      return new Waiter(poolingInterval, () -> Instant.EPOCH.plusNanos(System.nanoTime() - began));
    }
  }
}
