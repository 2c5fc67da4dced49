package io.astraflow.core.internal.model.redaction;

import io.astraflow.core.internal.model.stream.ModelDecorator;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ModelStream;
import io.astraflow.model.policy.Redaction;

/** Sends placeholders in the place of what is to be hidden, and puts it back in the reply. */
public final class RedactedModel extends ModelDecorator {
  private final Detection detection;

  private RedactedModel(ModelAdapter inner, Detection detection) {
    super(inner);
    this.detection = detection;
  }

  /** Returns an adapter around another, or that itself where nothing is to be hidden from it. */
  public static ModelAdapter around(ModelAdapter inner, Redaction redaction) {
    boolean applies = redaction.appliesTo(inner.name().provider(), inner.capabilities().local());
    return applies ? new RedactedModel(inner, new Detection(redaction)) : inner;
  }

  @Override
  public ModelReply complete(ModelRequest request) throws InterruptedException {
    Redacted redacted = RequestRedaction.redact(request, detection);
    ModelReply reply = inner.complete(redacted.request());
    return redacted.changed() ? redacted.restore(reply) : reply;
  }

  @Override
  public ModelStream stream(ModelRequest request) throws InterruptedException {
    Redacted redacted = RequestRedaction.redact(request, detection);
    ModelStream stream = inner.stream(redacted.request());
    return redacted.changed() ? new RestoringStream(stream, redacted) : stream;
  }
}
