package io.astraflow.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.astraflow.spi.store.DueTasks;
import io.astraflow.spi.store.Transaction;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of tasks whose runs end without a word; hearts beat every 50 ms here. */
@Timeout(60)
class HeartbeatTest {
  private static final Duration HEARTBEAT = Duration.ofMillis(50);

  @TempDir Path folder;
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2024-02-29T12:00:00Z"));
  private final BlockingQueue<Long> ran = new LinkedBlockingQueue<>();
  private SqliteWriter writer;
  private DueTasks due;

  @BeforeEach
  void open() throws SQLException {
    new SqliteStoreFactory().open(folder).close();
    writer = new SqliteWriter(new SqliteConnections(folder.resolve("astraflow.db")));
    due = new SqliteDueTasks(new WriterSource(writer), now::get, HEARTBEAT);
  }

  @AfterEach
  void close() throws SQLException {
    due.close();
    writer.close();
  }

  @Test
  void aTaskWhoseRunEndedWithoutAWordIsPickedAgainOnceItsHeartbeatIsMissed() throws Exception {
    put(1);
    due.start("k", 1, task -> ran.add(task));
    assertThat(ran.take()).isEqualTo(1);
    put(2); // Its beginning says that the run of the first one has ended.
    due.scheduled("k", now.get());
    assertThat(ran.take()).isEqualTo(2);
    write(tx -> tx.schedule().remove(2, "k"));
    now.set(now.get().plus(HEARTBEAT.multipliedBy(7)));
    assertThat(ran.take()).isEqualTo(1);
  }

  @Test
  void aTaskWhoseThreadDiedIsPickedAgainHalfAMinuteLater() throws Exception {
    put(1);
    due.start(
        "k",
        1,
        task -> {
          ran.add(task);
          throw new StackOverflowError("on purpose");
        });
    assertThat(ran.take()).isEqualTo(1);
    put(2); // It runs after the death of the first one's thread is known.
    due.scheduled("k", now.get());
    assertThat(ran.take()).isEqualTo(2);
    now.set(now.get().plusSeconds(30));
    due.scheduled("k", now.get());
    assertThat(ran.take()).isEqualTo(1);
  }

  @Test
  void aTaskThatGoesOnForLongIsNotPickedAgain() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    put(1);
    due.start("k", 2, task -> runUntil(go, task));
    assertThat(ran.take()).isEqualTo(1);
    for (long beats = 1; beats <= 20; beats++) {
      awaitBeat();
      now.set(now.get().plus(HEARTBEAT));
    }
    put(2);
    due.scheduled("k", now.get());
    assertThat(ran.take()).isEqualTo(2);
    assertThat(ran).isEmpty();
    go.countDown();
  }

  @Test
  void wherePicksCannotBeWrittenItsThreadsWaitAndGoOnLater() throws Exception {
    for (long task = 1; task <= 10; task++) {
      put(task);
    }
    SqliteConnections.execute(writer.lend(), "PRAGMA query_only = ON");
    writer.takeBack();
    due.start("k", 2, ran::add);
    await().until(() -> threads().filter(HeartbeatTest::waitsAfterAFailure).count() == 2);
    SqliteConnections.execute(writer.lend(), "PRAGMA query_only = OFF");
    writer.takeBack();
    for (long task = 1; task <= 10; task++) {
      ran.take();
    }
    assertThat(threads().map(Thread::getName).map(name -> name.replaceAll(".*-", "")))
        .as("two that run and one that looks, from the first to the last")
        .allSatisfy(number -> assertThat(Integer.parseInt(number)).isLessThanOrEqualTo(3));
  }

  private static Stream<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("astraflow-task-k-"));
  }

  private static boolean waitsAfterAFailure(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .anyMatch(
            frame ->
                frame.getClassName().equals(TaskThreads.class.getName())
                    && frame.getMethodName().equals("await"));
  }

  private void runUntil(CountDownLatch go, long task) {
    ran.add(task);
    try {
      go.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitBeat() throws SQLException {
    long beat = 0;
    while (beat < now.get().toEpochMilli()) {
      beat =
          writer.commitHandle(
              handle ->
                  handle
                      .select("SELECT max(last_heartbeat) FROM scheduled_tasks WHERE picked = 1")
                      .mapTo(Long.class)
                      .one());
    }
  }

  private void put(long task) throws SQLException {
    write(tx -> tx.schedule().put(task, "k", 0, now.get()));
  }

  private void write(Consumer<Transaction> work) throws SQLException {
    writer.commit(
        tx -> {
          work.accept(tx);
          return true;
        });
  }
}
