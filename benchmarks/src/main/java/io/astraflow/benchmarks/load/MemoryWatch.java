package io.astraflow.benchmarks.load;

import io.astraflow.benchmarks.Footprint;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Notes how much memory this process takes, ten times a second. Safe for use by many threads. */
final class MemoryWatch implements AutoCloseable {
  private static final long EVERY_MILLIS = 100;

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "memory-watch");
            made.setDaemon(true);
            return made;
          });
  private final ScheduledFuture<?> watching;
  private volatile long heap;
  private volatile long direct;

  MemoryWatch() {
    watching = thread.scheduleAtFixedRate(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    heap = Math.max(heap, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    direct =
        Math.max(
            direct,
            ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum());
  }

  /** Returns the greatest amounts so far, and the threads, as a sentence. */
  String peaks() throws IOException {
    return String.format(
        Locale.ROOT,
        "Memory of the engine's process: resident at most %,d MiB (VmHWM), heap used at most %,d"
            + " MiB of %,d, direct and mapped buffers at most %,d MiB, threads at most %,d.",
        Footprint.process("VmHWM") >> 20,
        heap >> 20,
        Runtime.getRuntime().maxMemory() >> 20,
        direct >> 20,
        ManagementFactory.getThreadMXBean().getPeakThreadCount());
  }

  @Override
  public void close() {
    watching.cancel(false);
    thread.shutdownNow();
  }
}
