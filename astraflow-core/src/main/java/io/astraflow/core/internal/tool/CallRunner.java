package io.astraflow.core.internal.tool;

import io.astraflow.tool.ToolCall;
import io.astraflow.tool.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Runs the calls of a reply, and gives each of them a result whatever happens. One thread runs, any
 * may cancel.
 */
final class CallRunner {
  private static final String NOT_STARTED = "The call was cancelled before it started.";

  private final ToolBox tools;
  private final Queue<RunningCall> running = new ConcurrentLinkedQueue<>();
  private volatile boolean cancelled;

  CallRunner(ToolBox tools) {
    this.tools = tools;
  }

  /**
   * Returns the results in the order of the calls. When the thread is interrupted, what runs is
   * cancelled, and it stays interrupted.
   */
  List<ToolResult> run(List<ToolCall> calls) {
    List<ToolResult> results = new ArrayList<>();
    for (List<ToolCall> group : tools.groups(calls)) {
      results.addAll(
          cancelled || Thread.currentThread().isInterrupted()
              ? ToolBox.all(group, NOT_STARTED)
              : sideBySide(group));
    }
    return results;
  }

  private List<ToolResult> sideBySide(List<ToolCall> group) {
    List<RunningCall> started = new ArrayList<>();
    for (ToolCall call : group) {
      RunningCall one = tools.start(call);
      started.add(one);
      running.add(one);
      if (cancelled) { // Between the last look and the addition.
        one.cancel();
      }
    }
    List<ToolResult> results = new ArrayList<>();
    for (RunningCall one : started) {
      results.add(result(one));
    }
    running.clear();
    return results;
  }

  private static ToolResult result(RunningCall call) {
    if (Thread.currentThread().isInterrupted()) {
      return call.resultByNow();
    }
    try {
      return call.result();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return call.resultByNow();
    }
  }

  /** Cancels what runs and whatever would run. */
  void cancel() {
    cancelled = true;
    running.forEach(RunningCall::cancel);
  }

  boolean isCancelled() {
    return cancelled;
  }
}
