package io.astraflow.chat;

/** Who wrote a message. */
public enum ChatRole {
  /** The person or program that asks. */
  USER,
  /** The model, or whatever answers in its place. */
  ASSISTANT
}
