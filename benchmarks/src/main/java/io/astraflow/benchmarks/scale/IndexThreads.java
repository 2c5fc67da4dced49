package io.astraflow.benchmarks.scale;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** The engine's threads that build graphs, which have its prefix. For one thread at a time. */
final class IndexThreads {
  private static final String PREFIX = "astraflow-index";
  private static final long PAUSE_NANOS = 50_000_000;
  private static final long QUIET_NANOS = 3_000_000_000L;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Map<Long, Long> before = new HashMap<>();

  /**
   * Waits until they have done nothing for three seconds.
   *
   * @return when they last did something, by {@link System#nanoTime}, or this call's time
   */
  long awaitQuiet() {
    long last = System.nanoTime();
    while (System.nanoTime() - last < QUIET_NANOS) {
      LockSupport.parkNanos(PAUSE_NANOS);
      if (worked()) {
        last = System.nanoTime();
      }
    }
    return last;
  }

  private boolean worked() {
    boolean worked = false;
    for (long id : ids()) {
      long nanos = THREADS.getThreadCpuTime(id);
      Long known = before.put(id, nanos);
      worked |= known == null || nanos - known > PAUSE_NANOS / 20;
    }
    return worked;
  }

  private static List<Long> ids() {
    List<Long> ids = new ArrayList<>();
    for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
      if (thread != null && thread.getThreadName().startsWith(PREFIX)) {
        ids.add(thread.getThreadId());
      }
    }
    return ids;
  }
}
