package io.astraflow.task;

import java.time.Instant;
import java.util.Optional;

/**
 * A task as it was when it was asked for. Immutable.
 *
 * @param id unique in the data folder, and greater than those of earlier tasks
 * @param kind the id of its {@link TaskKind}
 * @param state where it is
 * @param attempts attempts of its present run that have begun; those that the end of a process or
 *     of the engine cut short are not counted
 * @param runs of a recurring task, how many have ended, in whatever way; else 0
 * @param progress how far the last attempt is or was
 * @param failure why the last attempt failed, until one succeeds
 * @param note what keeps it waiting, such as that nothing handles its kind
 * @param priority as it was asked for
 * @param key as it was asked for
 * @param cron as it was asked for
 * @param createdAt when it was submitted
 * @param dueAt when it may begin next; when it could have begun last, if it is final
 * @param startedAt when its last attempt began
 * @param finishedAt when it ended, if it is final; of a recurring task, when its last run did
 */
public record Task(
    long id,
    String kind,
    TaskState state,
    int attempts,
    long runs,
    TaskProgress progress,
    Optional<String> failure,
    Optional<String> note,
    int priority,
    Optional<String> key,
    Optional<String> cron,
    Instant createdAt,
    Instant dueAt,
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt) {}
