package io.astraflow.core.internal.model.audit;

import io.astraflow.core.internal.model.stream.ModelDecorator;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ModelStream;
import io.astraflow.model.policy.RequestAudit;

/** Tells an audit of each request before it goes on: once a call, however many attempts follow. */
public final class AuditedModel extends ModelDecorator {
  private final RequestAudit audit;
  private final String workspace;

  /** Goes around an adapter. */
  public AuditedModel(ModelAdapter inner, RequestAudit audit, String workspace) {
    super(inner);
    this.audit = audit;
    this.workspace = workspace;
  }

  @Override
  public ModelReply complete(ModelRequest request) throws InterruptedException {
    audit.leaves(workspace, name(), request);
    return inner.complete(request);
  }

  @Override
  public ModelStream stream(ModelRequest request) throws InterruptedException {
    audit.leaves(workspace, name(), request);
    return inner.stream(request);
  }
}
