package io.astraflow.core.internal.structured;

import io.astraflow.core.internal.schema.CheckedJson;
import io.astraflow.core.internal.schema.UnfitJsonException;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.TypedReply;

/** Asks for replies that are records. */
public final class RecordReplies {
  private RecordReplies() {}

  /** Asks {@code model} for a record. */
  public static <R extends Record> TypedReply<R> ask(
      ModelAdapter model, ModelRequest request, Class<R> type) throws InterruptedException {
    ModelReply reply =
        StructuredModel.around(model).complete(request.toBuilder().responseFormat(type).build());
    if (!reply.toolCalls().isEmpty()) {
      throw ModelException.of(
          ModelException.Kind.BROKEN_REPLY,
          "%s calls tools instead of replying with %s: run a request with tools in a ToolLoop first."
              .formatted(reply.model(), type.getSimpleName()));
    }
    try {
      return new TypedReply<>(CheckedJson.as(type, CheckedJson.any(reply.text())), reply);
    } catch (UnfitJsonException e) { // It fitted a moment ago.
      throw new ModelException(
          ModelException.Kind.BROKEN_REPLY,
          "The reply of %s cannot be read as %s: %s."
              .formatted(reply.model(), type.getSimpleName(), e.getMessage()),
          e);
    }
  }
}
