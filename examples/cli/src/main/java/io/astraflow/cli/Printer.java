package io.astraflow.cli;

import io.astraflow.cli.chat.HarmlessWriter;
import java.io.PrintWriter;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a command prints: its result on standard output, as text or as one JSON object, and all
 * else on standard error.
 */
final class Printer {
  private final PrintWriter out;
  private final PrintWriter plain;
  private final PrintWriter err;
  private final boolean json;

  Printer(PrintWriter out, PrintWriter err, boolean json) {
    this.out = out;
    this.plain = HarmlessWriter.onto(out);
    this.err = err;
    this.json = json;
  }

  /**
   * Prints a command's result: {@code value} as JSON, or what {@code text} prints, without control
   * characters.
   */
  void result(Object value, TextResult text) {
    print(value, text, plain);
  }

  /**
   * As {@link #result}, but {@code text} may hold styles, and nothing else that a terminal obeys.
   */
  void styledResult(Object value, TextResult text) {
    print(value, text, out);
  }

  private void print(Object value, TextResult text, PrintWriter to) {
    if (json) {
      out.println(HarmlessWriter.harmlessJson(mapper().writeValueAsString(value)));
    } else {
      text.print(to);
    }
    to.flush();
    out.flush();
  }

  /** Tells the user something that is not the result. */
  void note(String message) {
    err.println(HarmlessWriter.harmless(message));
    err.flush();
  }

  /** Returns standard output, for text that comes bit by bit, without control characters. */
  PrintWriter out() {
    return plain;
  }

  /** Returns where the progress bar is drawn. */
  PrintWriter err() {
    return err;
  }

  private static JsonMapper mapper() {
    return JsonMapper.builder().disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build();
  }

  /** Prints a result for people. */
  @FunctionalInterface
  interface TextResult {
    /** Prints it. */
    void print(PrintWriter out);
  }
}
