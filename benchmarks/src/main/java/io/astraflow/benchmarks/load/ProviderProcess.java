package io.astraflow.benchmarks.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A {@link ScriptedProvider} in a process of its own, so that its memory is not the engine's.
 * Immutable.
 *
 * @param process where it runs
 * @param uri its address
 */
record ProviderProcess(Process process, URI uri) implements AutoCloseable {
  private static final int LONGEST_END = 5;

  /** Starts one, with this process's Java and class path. */
  static ProviderProcess start(int tokens, int perSecond) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ScriptedProvider.class.getName(),
                String.valueOf(tokens),
                String.valueOf(perSecond))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    String port = said.readLine();
    if (port == null) {
      process.destroy();
      throw new IOException("The scripted provider did not start");
    }
    return new ProviderProcess(process, URI.create("http://127.0.0.1:" + port));
  }

  /** Returns the processor time that it has taken, nothing where the system does not tell. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(LONGEST_END, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
