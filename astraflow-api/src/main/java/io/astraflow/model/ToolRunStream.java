package io.astraflow.model;

/**
 * The events of all rounds of a request whose tools are run, as one stream. The tools run while the
 * reader waits; what they return is a {@link ModelEvent.ToolReturned}. A {@link
 * ModelEvent.UsageReported} counts the rounds before it too. {@link ModelEvent.Finished} comes
 * once, for the last reply. Closing the stream interrupts the tools that run.
 */
public interface ToolRunStream extends ModelStream {

  /**
   * Returns what came of the request.
   *
   * @throws IllegalStateException if {@link ModelEvent.Finished} has not been read
   */
  ToolRun run();
}
