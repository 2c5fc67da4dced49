package io.astraflow.model;

/** What a model can do beyond text. */
public enum Capability {
  /** Reads pictures given by their bytes. */
  IMAGES,
  /** Reads pictures given by a link. */
  IMAGE_LINKS,
  /** Calls tools. */
  TOOLS,
  /** Replies with JSON when told to. */
  JSON,
  /** Replies with JSON that fits a schema. */
  JSON_SCHEMA,
  /** Can be told a temperature and a {@code topP}. */
  SAMPLING,
  /** Takes a seed. */
  SEED,
  /** Ends at stop texts. */
  STOP,
  /** Can be told how long to think. */
  REASONING_EFFORT
}
