package io.astraflow.tool;

import org.jspecify.annotations.Nullable;

/**
 * A call that a model asks for. Immutable.
 *
 * @param id tells calls of one conversation apart; made by the provider, or by its adapter where
 *     the provider has none
 * @param name the tool's name as the model wrote it, which may name no tool
 * @param arguments JSON text as the model wrote it, which may be malformed; {@code {}} where it
 *     wrote none
 * @param signature what some providers want back unchanged with the call on the following turn
 */
public record ToolCall(String id, String name, String arguments, @Nullable String signature) {

  /** Creates a call without a signature. */
  public ToolCall(String id, String name, String arguments) {
    this(id, name, arguments, null);
  }
}
