package io.astraflow.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DueSchedulerTest {
  @TempDir Path folder;
  private final CountDownLatch began = new CountDownLatch(2);
  private final CountDownLatch go = new CountDownLatch(1);

  @Test
  void whatIsDueWaitsOnceHoweverOftenItIsLookedFor() throws Exception {
    new SqliteStoreFactory().open(folder).close();
    SqliteWriter writer = new SqliteWriter(new SqliteConnections(folder.resolve("astraflow.db")));
    for (long id = 1; id <= 100; id++) {
      long task = id;
      writer.commit(
          tx -> {
            tx.schedule().put(task, "k", 0, Instant.EPOCH);
            return true;
          });
    }
    AtomicInteger looks = new AtomicInteger();
    InstantSource clock =
        () -> {
          looks.incrementAndGet();
          return Instant.EPOCH.plusSeconds(1);
        };
    ScheduledExecutorService housekeeper = Executors.newSingleThreadScheduledExecutor();
    TaskThreads runners = new TaskThreads("k", 2, Duration.ofSeconds(5), Thread::new);
    DueScheduler scheduler =
        DueScheduler.start(
            "k",
            runners,
            this::run,
            new WriterSource(writer),
            clock,
            Duration.ofHours(1),
            housekeeper,
            Thread::new);
    began.await();
    for (int i = 0; i < 20; i++) {
      int before = looks.get();
      scheduler.look();
      await().until(() -> looks.get() > before);
    }
    assertThat(runners.getQueue()).hasSizeLessThanOrEqualTo(2);
    go.countDown();
    scheduler.interrupt();
    scheduler.awaitEnd(TimeUnit.SECONDS.toNanos(30));
    scheduler.stop();
    writer.close();
  }

  private void run(long task) {
    began.countDown();
    try {
      assertThat(go.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
