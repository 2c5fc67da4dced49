package io.astraflow.chat;

/** How far a message has come. */
public enum MessageStatus {
  /** It is being written. */
  WRITING,
  /** It is whole. */
  COMPLETE,
  /** Somebody cancelled it; what had arrived is kept. */
  CANCELLED,
  /** It could not be written to its end; what had arrived is kept. */
  FAILED
}
