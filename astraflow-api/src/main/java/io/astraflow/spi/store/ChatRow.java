package io.astraflow.spi.store;

import java.time.Instant;
import java.util.Optional;

/**
 * A chat. Immutable.
 *
 * @param id unique in the store
 * @param workspace the owner
 * @param title what it is called
 * @param settings whatever the engine keeps of it, as JSON
 * @param current the last message of the current branch
 * @param createdAt when it was begun
 * @param updatedAt when it was written to last
 */
public record ChatRow(
    String id,
    String workspace,
    String title,
    String settings,
    Optional<String> current,
    Instant createdAt,
    Instant updatedAt) {}
