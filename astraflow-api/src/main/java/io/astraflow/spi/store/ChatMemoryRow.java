package io.astraflow.spi.store;

/**
 * What a chat remembers in short of the messages of a branch up to one of them. Immutable.
 *
 * @param messageId the last message that it covers
 * @param text the summary
 */
public record ChatMemoryRow(String messageId, String text) {}
