package io.astraflow.model;

/** Why a reply ended. */
public enum FinishReason {
  /** The model was done, or wrote a stop text. */
  STOP,
  /** The reply is as long as it may be, and incomplete. */
  LENGTH,
  /** The model waits for the results of its tool calls. */
  TOOL_CALLS,
  /** The provider's filter cut the reply. */
  BLOCKED,
  /** Another reason, which the reply has as the provider spells it. */
  OTHER
}
