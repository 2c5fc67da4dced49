package io.astraflow.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TaskThreadsTest {
  private final List<Thread> started = new CopyOnWriteArrayList<>();
  private final CountDownLatch ran = new CountDownLatch(1);

  @Test
  void aFailureEndsNoThread() throws Exception {
    TaskThreads threads = threads(Duration.ofMillis(200));
    threads.execute(TaskThreadsTest::fail);
    threads.execute(ran::countDown);
    ran.await();
    assertThat(started).hasSize(1);
    threads.shutdown();
    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void waitsAfterAFailureUntilItIsInterrupted() throws Exception {
    TaskThreads threads = threads(Duration.ofHours(1));
    threads.execute(TaskThreadsTest::fail);
    threads.execute(ran::countDown);
    await().until(() -> started.get(0).getState() == Thread.State.TIMED_WAITING);
    assertThat(ran.getCount()).isOne();
    assertThat(threads.shutdownNow()).hasSize(1);
    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThat(ran.getCount()).isOne();
  }

  private static void fail() {
    throw new IllegalStateException("the disk is full, on purpose");
  }

  private TaskThreads threads(Duration pause) {
    return new TaskThreads(
        "k",
        1,
        pause,
        work -> {
          Thread thread = new Thread(work);
          started.add(thread);
          return thread;
        });
  }
}
