package io.astraflow.tool;

/**
 * What a tool gave back. Immutable.
 *
 * @param callId the {@link ToolCall#id() id} of the call
 * @param name the tool's name
 * @param content text or JSON, for the model to read
 * @param error whether {@code content} says what went wrong
 */
public record ToolResult(String callId, String name, String content, boolean error) {

  /** Returns what a call gave back. */
  public static ToolResult of(ToolCall call, String content) {
    return new ToolResult(call.id(), call.name(), content, false);
  }

  /** Returns what went wrong with a call, said so that the model can mend it. */
  public static ToolResult failed(ToolCall call, String reason) {
    return new ToolResult(call.id(), call.name(), reason, true);
  }
}
