package io.astraflow.model;

/**
 * A model's whole reply. Immutable.
 *
 * @param text what the model wrote
 */
public record ModelReply(String text) {}
