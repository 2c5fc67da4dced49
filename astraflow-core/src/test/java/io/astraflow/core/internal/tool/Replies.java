package io.astraflow.core.internal.tool;

import io.astraflow.model.FinishReason;
import io.astraflow.model.ModelName;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ReplyMetadata;
import io.astraflow.model.Usage;
import io.astraflow.tool.ToolCall;
import java.util.List;

/** Replies that ask for tools. */
final class Replies {
  static final ModelName MODEL = new ModelName("scripted", "model");

  private Replies() {}

  static ModelReply calling(ToolCall... calls) {
    return new ModelReply(
        MODEL,
        "",
        List.of(),
        List.of(calls),
        FinishReason.TOOL_CALLS,
        "tool_calls",
        Usage.of(10, 5),
        ReplyMetadata.NONE);
  }

  static ModelReply text(String text) {
    return new ModelReply(
        MODEL,
        text,
        List.of(),
        List.of(),
        FinishReason.STOP,
        "stop",
        Usage.of(20, 7),
        ReplyMetadata.NONE);
  }
}
