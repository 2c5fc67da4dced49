package io.astraflow.core.internal.model.redaction;

import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.Part;
import io.astraflow.model.ResponseFormat;
import io.astraflow.tool.ToolCall;

/**
 * A request with placeholders, and what puts the values back in its reply. Immutable.
 *
 * @param request what is sent
 * @param changed whether there is anything to put back
 * @param texts for texts
 * @param jsons for JSON texts
 */
record Redacted(ModelRequest request, boolean changed, Restoration texts, Restoration jsons) {

  /** Returns what restores the text of the reply. */
  Restoration replyText() {
    return request.responseFormat() instanceof ResponseFormat.Text ? texts : jsons;
  }

  ModelReply restore(ModelReply reply) {
    return new ModelReply(
        reply.model(),
        replyText().restore(reply.text()),
        reply.reasoning().stream()
            .map(part -> new Part.Reasoning(texts.restore(part.text()), part.signature()))
            .toList(),
        reply.toolCalls().stream().map(this::restore).toList(),
        reply.finish(),
        reply.finishDetail(),
        reply.usage(),
        reply.metadata());
  }

  ToolCall restore(ToolCall call) {
    return new ToolCall(call.id(), call.name(), jsons.restore(call.arguments()), call.signature());
  }
}
