package io.astraflow.testkit.model;

import io.astraflow.model.FinishReason;
import io.astraflow.model.Usage;
import io.astraflow.tool.ToolCall;
import java.util.List;

/**
 * A reply that a provider is to send, told without its protocol. Immutable.
 *
 * @param reasoning pieces of what the model thinks, in order
 * @param text pieces of what it writes, in order
 * @param calls what it wants called; a protocol without ids leaves them out
 * @param finish why it ends
 * @param detail the reason as the provider spells it, for {@link FinishReason#OTHER}
 * @param usage the tokens
 */
public record WireReply(
    List<String> reasoning,
    List<String> text,
    List<ToolCall> calls,
    FinishReason finish,
    String detail,
    Usage usage) {

  /** Copies the lists. */
  public WireReply {
    reasoning = List.copyOf(reasoning);
    text = List.copyOf(text);
    calls = List.copyOf(calls);
  }

  /** Returns a reply of text alone, with 11 tokens before and 7 behind. */
  public static WireReply of(String... pieces) {
    return new WireReply(
        List.of(), List.of(pieces), List.of(), FinishReason.STOP, "", Usage.of(11, 7));
  }

  /** Returns this with what the model thinks before it writes. */
  public WireReply thinking(String... pieces) {
    return new WireReply(List.of(pieces), text, calls, finish, detail, usage);
  }

  /** Returns this with calls at its end, for which it waits. */
  public WireReply calling(ToolCall... more) {
    return new WireReply(reasoning, text, List.of(more), FinishReason.TOOL_CALLS, "", usage);
  }

  /** Returns this with another end. */
  public WireReply ending(FinishReason reason, String spelled) {
    return new WireReply(reasoning, text, calls, reason, spelled, usage);
  }
}
