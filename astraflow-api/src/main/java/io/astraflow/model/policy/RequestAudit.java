package io.astraflow.model.policy;

import io.astraflow.model.ModelName;
import io.astraflow.model.ModelRequest;

/**
 * Is told of each request that leaves, as it leaves: after redaction. Safe for use by many threads.
 */
@FunctionalInterface
public interface RequestAudit {

  /**
   * Takes note of a request, before it is sent. What this throws stops the call: what cannot be
   * noted is not sent.
   *
   * @param workspace whose request it is
   * @param model where it goes
   * @param request what is sent
   */
  void leaves(String workspace, ModelName model, ModelRequest request);

  /** Returns an audit that takes note of nothing, the default. */
  static RequestAudit none() {
    return (workspace, model, request) -> {};
  }
}
