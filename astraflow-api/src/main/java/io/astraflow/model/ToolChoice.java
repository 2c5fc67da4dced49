package io.astraflow.model;

/** Whether a model may, must not or must call tools. Immutable. */
public sealed interface ToolChoice {

  /** The model decides; the default. */
  record Auto() implements ToolChoice {}

  /** The model calls none. */
  record None() implements ToolChoice {}

  /** The model calls at least one. */
  record Required() implements ToolChoice {}

  /**
   * The model calls this one.
   *
   * @param name the tool's name
   */
  record Named(String name) implements ToolChoice {}
}
