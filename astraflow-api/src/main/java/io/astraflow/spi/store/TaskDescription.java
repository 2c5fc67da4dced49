package io.astraflow.spi.store;

import java.time.Instant;
import java.util.Optional;

/**
 * What stays the same of a task. Immutable.
 *
 * @param workspace whose it is
 * @param kind the id of its kind
 * @param priority higher ones begin first
 * @param key unique in its workspace and kind, if there is one
 * @param cron when it recurs, if it does
 * @param createdAt when it was submitted
 */
public record TaskDescription(
    String workspace,
    String kind,
    int priority,
    Optional<String> key,
    Optional<String> cron,
    Instant createdAt) {}
