package io.astraflow.chat;

import java.time.Instant;

/**
 * A chat in a list. Immutable.
 *
 * @param id unique in its data folder
 * @param title its title
 * @param messages how many there are, on all branches
 * @param createdAt when it was begun
 * @param updatedAt when it was written to last
 */
public record ChatSummary(
    String id, String title, long messages, Instant createdAt, Instant updatedAt) {}
