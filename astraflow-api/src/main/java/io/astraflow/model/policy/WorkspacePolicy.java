package io.astraflow.model.policy;

/**
 * What one workspace allows. Immutable.
 *
 * @param budget what it may use
 * @param redaction what is hidden from providers
 * @param caching which replies are kept
 */
public record WorkspacePolicy(Budget budget, Redaction redaction, ReplyCaching caching) {

  /** Returns no limits, redaction for remote providers, and no caching. */
  public static WorkspacePolicy defaults() {
    return new WorkspacePolicy(Budget.unlimited(), Redaction.defaults(), ReplyCaching.off());
  }

  /** Returns this with another budget. */
  public WorkspacePolicy withBudget(Budget other) {
    return new WorkspacePolicy(other, redaction, caching);
  }

  /** Returns this with another redaction. */
  public WorkspacePolicy withRedaction(Redaction other) {
    return new WorkspacePolicy(budget, other, caching);
  }

  /** Returns this with another caching. */
  public WorkspacePolicy withCaching(ReplyCaching other) {
    return new WorkspacePolicy(budget, redaction, other);
  }
}
