package io.astraflow.model;

import io.astraflow.tool.ToolCall;
import io.astraflow.tool.ToolResult;
import org.jspecify.annotations.Nullable;

/** What happens in a streamed reply. Immutable. */
public sealed interface ModelEvent {

  /**
   * More of the text.
   *
   * @param text never empty
   */
  record Text(String text) implements ModelEvent {}

  /**
   * More of what the model thinks.
   *
   * @param text may be empty where there is a signature alone
   * @param signature what the provider wants back unchanged on the following turn
   */
  record Reasoning(String text, @Nullable String signature) implements ModelEvent {}

  /**
   * More of a call that is not complete yet, to show and not to run.
   *
   * @param index the call's place among those of the reply, from 0
   * @param id the call's id, on the first fragment at the latest where the provider has one
   * @param name the tool's name, once known
   * @param arguments more of the JSON text
   */
  record ToolCallFragment(int index, @Nullable String id, @Nullable String name, String arguments)
      implements ModelEvent {}

  /**
   * A complete call.
   *
   * @param call what to call
   */
  record ToolCallCompleted(ToolCall call) implements ModelEvent {}

  /**
   * A tool that the engine ran has returned; only in a {@link ToolRunStream}.
   *
   * @param result what it gave back
   */
  record ToolReturned(ToolResult result) implements ModelEvent {}

  /**
   * The tokens so far; the last one counts.
   *
   * @param usage the counts
   */
  record UsageReported(Usage usage) implements ModelEvent {}

  /**
   * The last event.
   *
   * @param reason why the reply ended
   * @param detail the reason as the provider spells it
   */
  record Finished(FinishReason reason, String detail) implements ModelEvent {}
}
