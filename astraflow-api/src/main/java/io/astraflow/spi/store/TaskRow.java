package io.astraflow.spi.store;

import io.astraflow.task.TaskProgress;

/**
 * A task as the store has it, but for its input, result and steps. Immutable.
 *
 * @param id given by the store, greater than all before
 * @param task what stays the same
 * @param status what changes
 * @param progress how far it is
 */
public record TaskRow(long id, TaskDescription task, TaskStatus status, TaskProgress progress) {}
