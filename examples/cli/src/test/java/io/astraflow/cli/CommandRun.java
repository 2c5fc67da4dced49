package io.astraflow.cli;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One run of the command line in this process. Immutable.
 *
 * @param exitCode what it ended with
 * @param out what it printed on standard output
 * @param err what it printed on standard error
 */
record CommandRun(int exitCode, String out, String err) {

  static CommandRun of(String... args) {
    return piped("", args);
  }

  /** Runs a command with a text on standard input. */
  static CommandRun piped(String in, String... args) {
    return of(new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)), args);
  }

  /** Runs a command with a stream as standard input. */
  static CommandRun of(InputStream in, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Interruption interruption = new Interruption(Thread.currentThread());
    int exitCode = Main.run(args, in, new PrintWriter(out), new PrintWriter(err), interruption);
    return new CommandRun(exitCode, out.toString(), err.toString());
  }

  /** Returns standard output, which must be one JSON object and nothing else. */
  JsonNode json() {
    return JsonMapper.builder().build().readTree(out);
  }
}
