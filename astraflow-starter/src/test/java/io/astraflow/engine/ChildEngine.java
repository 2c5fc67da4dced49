package io.astraflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** An engine in a process of its own, which can be killed. */
final class ChildEngine implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private ChildEngine(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  /** Starts {@link EngineProcess}. */
  static ChildEngine start(Object... arguments) throws IOException {
    return start(command(arguments));
  }

  /** Starts {@link EngineProcess}; no file that it writes can grow beyond the size. */
  static ChildEngine startWithLargestFile(long kibibytes, Object... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("bash", "-c", "ulimit -f " + kibibytes + "; exec \"$@\"", "bash"));
    command.addAll(command(arguments));
    return start(command);
  }

  private static ChildEngine start(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    return new ChildEngine(builder.start());
  }

  private static List<String> command(Object... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:+UseSerialGC"));
    command.addAll(List.of("-Xmx256m", EngineProcess.class.getName()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return command;
  }

  long pid() {
    return process.pid();
  }

  /** Waits until it says just this. */
  void expect(String line) throws IOException {
    assertThat(output.readLine()).isEqualTo(line);
  }

  /** Waits until it says something else, and returns it. */
  String line() throws IOException {
    return output.readLine();
  }

  /** Waits for its end and returns what else it said. */
  String rest() throws IOException, InterruptedException {
    String rest = output.lines().collect(Collectors.joining("\n"));
    process.waitFor();
    return rest;
  }

  boolean endsWithin(Duration time) throws InterruptedException {
    return process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Kills it as the operating system does, with no chance to tidy up; what it said stays. */
  void kill() {
    process.toHandle().destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() throws IOException {
    kill();
    output.close();
  }
}
