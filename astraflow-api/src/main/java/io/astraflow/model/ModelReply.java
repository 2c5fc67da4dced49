package io.astraflow.model;

import io.astraflow.tool.ToolCall;
import java.util.List;

/**
 * A model's whole reply. Immutable.
 *
 * @param model which model replied
 * @param text what it wrote; may be empty where it calls tools
 * @param reasoning what it thought, in order, mostly nothing
 * @param toolCalls what it wants called, in order
 * @param finish why the reply ended
 * @param finishDetail the reason as the provider spells it
 * @param usage the tokens, as far as the provider says
 * @param metadata what else is known of the call
 */
public record ModelReply(
    ModelName model,
    String text,
    List<Part.Reasoning> reasoning,
    List<ToolCall> toolCalls,
    FinishReason finish,
    String finishDetail,
    Usage usage,
    ReplyMetadata metadata) {

  /** Copies the lists. */
  public ModelReply {
    reasoning = List.copyOf(reasoning);
    toolCalls = List.copyOf(toolCalls);
  }

  /** Returns a complete reply of text alone, of which nothing else is known. */
  public static ModelReply of(ModelName model, String text) {
    return new ModelReply(
        model,
        text,
        List.of(),
        List.of(),
        FinishReason.STOP,
        "stop",
        Usage.UNKNOWN,
        ReplyMetadata.NONE);
  }

  /** Reads a stream to its end, and closes it. */
  public static ModelReply collect(ModelStream stream) {
    try (stream) {
      ReplyCollector collector = new ReplyCollector(stream.model());
      for (ModelEvent event : stream) {
        collector.add(event);
      }
      return collector.reply(stream.metadata());
    }
  }

  /** Returns this reply with another text. */
  public ModelReply withText(String other) {
    return new ModelReply(
        model, other, reasoning, toolCalls, finish, finishDetail, usage, metadata);
  }

  /** Returns this reply with other calls. */
  public ModelReply withToolCalls(List<ToolCall> calls) {
    return new ModelReply(model, text, reasoning, calls, finish, finishDetail, usage, metadata);
  }

  /** Returns this reply with other metadata. */
  public ModelReply withMetadata(ReplyMetadata other) {
    return new ModelReply(model, text, reasoning, toolCalls, finish, finishDetail, usage, other);
  }
}
