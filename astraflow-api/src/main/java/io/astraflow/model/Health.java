package io.astraflow.model;

/**
 * Whether something can work. Immutable.
 *
 * @param healthy whether it can
 * @param detail what was found, or why it cannot work and what to do
 */
public record Health(boolean healthy, String detail) {}
