package io.astraflow.core.internal.model.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The time of this machine. */
enum SystemTimeline implements Timeline {
  INSTANCE;

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public void pause(Duration duration, CountDownLatch ended) throws InterruptedException {
    // Either outcome ends the pause.
    boolean early = ended.await(duration.toNanos(), TimeUnit.NANOSECONDS);
    assert early || ended.getCount() > 0;
  }
}
