package io.astraflow.model;

/** How long a model thinks before it answers. */
public enum ReasoningEffort {
  /** Not at all, where the model can be told so. */
  NONE,
  /** As little as the model can. */
  MINIMAL,
  /** Little. */
  LOW,
  /** As most providers do by default. */
  MEDIUM,
  /** Long. */
  HIGH
}
