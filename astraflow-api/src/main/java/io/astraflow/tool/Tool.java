package io.astraflow.tool;

import java.time.Duration;

/** Something that a model may call. Safe for use by many threads, since calls run side by side. */
public interface Tool {

  /** Returns what the model is told. */
  ToolSpec spec();

  /**
   * Runs the tool.
   *
   * <p>What it throws goes to the model as an error, by its message, which therefore must hold no
   * secret; the conversation goes on.
   *
   * @param arguments a JSON object that fits the schema of {@link #spec()}
   * @return text or JSON, for the model to read
   * @throws Exception if the call failed
   * @throws InterruptedException if the thread was interrupted, which happens when the tool takes
   *     longer than its {@link #timeout()}
   */
  String call(String arguments) throws Exception;

  /** Returns how long a call may take; default 30 seconds. */
  default Duration timeout() {
    return Duration.ofSeconds(30);
  }

  /**
   * Returns whether calls may run beside others; default true. A tool that changes something that
   * another reads says false: its calls run alone, in the order in which the model asked.
   */
  default boolean independent() {
    return true;
  }
}
