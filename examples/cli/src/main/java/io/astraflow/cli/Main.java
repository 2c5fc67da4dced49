package io.astraflow.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The program's entry point. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    // Tika's parsers bring the API of Log4j without a provider, which it would complain about.
    System.setProperty("log4j2.statusLoggerLevel", "OFF");
    Interruption interruption = new Interruption(Thread.currentThread());
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::stop, "stop"));
    PrintWriter out = utf8(FileDescriptor.out);
    PrintWriter err = utf8(FileDescriptor.err);
    int exitCode = ExitCode.INTERNAL;
    try {
      exitCode = run(args, System.in, out, err, interruption);
      out.flush();
      err.flush();
    } catch (RuntimeException e) {
      exitCode = CommandErrors.report(e, err); // The process ends before anybody else could say it.
    } finally {
      // Whatever happened: the shutdown hook waits for this.
      if (interruption.finished()) {
        Runtime.getRuntime().exit(exitCode);
      }
    }
  }

  /** Runs one command and returns its exit code, one of {@link ExitCode}. */
  static int run(
      String[] args, InputStream in, PrintWriter out, PrintWriter err, Interruption interruption) {
    return run(commandLine(in, out, err, interruption), args);
  }

  /** Runs one command; an error ends it with one line too. */
  static int run(CommandLine commandLine, String... args) {
    try {
      return commandLine.execute(args);
    } catch (Error e) {
      return CommandErrors.report(e, commandLine.getErr());
    }
  }

  private static CommandLine commandLine(
      InputStream in, PrintWriter out, PrintWriter err, Interruption interruption) {
    AstraFlowCommand root = new AstraFlowCommand(interruption, in);
    return new CommandLine(root, new CommandFactory(root))
        .setOut(out)
        .setErr(err)
        .setExpandAtFiles(false) // A question may begin with an @.
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(new UsageErrors())
        .setExecutionExceptionHandler(new CommandErrors());
  }

  // The encoding of a pipe must not depend on the locale: what is printed may be JSON.
  private static PrintWriter utf8(FileDescriptor descriptor) {
    return new PrintWriter(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }
}
