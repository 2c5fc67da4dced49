package io.astraflow.core.internal.tool;

import io.astraflow.core.internal.schema.UnfitJsonException;
import io.astraflow.tool.Tool;
import io.astraflow.tool.ToolCall;
import io.astraflow.tool.ToolResult;
import io.astraflow.tool.ToolSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The tools of one loop, by name, and where they run. Safe for use by many threads. */
public final class ToolBox {
  private final Map<String, KnownTool> tools = new LinkedHashMap<>();
  private final Executor executor;

  /**
   * Creates a box.
   *
   * @throws IllegalArgumentException if two tools have one name, or a schema cannot be used
   */
  public ToolBox(List<? extends Tool> tools, Executor executor) {
    for (Tool tool : tools) {
      KnownTool known = KnownTool.of(tool);
      if (this.tools.put(known.spec().name(), known) != null) {
        throw new IllegalArgumentException(
            "Two tools are named \"%s\".".formatted(known.spec().name()));
      }
    }
    this.executor = executor;
  }

  /** Returns what models are told. */
  List<ToolSpec> specs() {
    return tools.values().stream().map(KnownTool::spec).toList();
  }

  /**
   * Returns calls in the groups that run side by side, one group after the other: a tool that is
   * not independent runs alone.
   */
  List<List<ToolCall>> groups(List<ToolCall> calls) {
    List<List<ToolCall>> groups = new ArrayList<>();
    boolean open = false;
    for (ToolCall call : calls) {
      KnownTool tool = tools.get(call.name());
      boolean alone = tool != null && !tool.independent();
      if (alone || !open) {
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(call);
      open = !alone;
    }
    return groups;
  }

  /** Starts a call, or says at once what is wrong with it. */
  RunningCall start(ToolCall call) {
    KnownTool tool = tools.get(call.name());
    if (tool == null) {
      return RunningCall.failed(call, unknown(call.name()));
    }
    try {
      return RunningCall.start(call, tool, tool.checked(call.arguments()), executor);
    } catch (UnfitJsonException e) {
      return RunningCall.failed(
          call, "The arguments do not fit the schema: %s.".formatted(e.getMessage()));
    }
  }

  private String unknown(@Nullable String name) {
    return "There is no tool \"%s\". The tools are: %s."
        .formatted(name, tools.isEmpty() ? "none" : String.join(", ", tools.keySet()));
  }

  /** Returns for each call the same failure. */
  static List<ToolResult> all(List<ToolCall> calls, String reason) {
    return calls.stream().map(call -> ToolResult.failed(call, reason)).toList();
  }
}
