package io.astraflow.model;

/**
 * A reply that was read as a record. Immutable if the record is.
 *
 * @param value what the model replied
 * @param reply the reply, its text the JSON of {@code value}, its usage that of all rounds it took
 */
public record TypedReply<R extends Record>(R value, ModelReply reply) {}
