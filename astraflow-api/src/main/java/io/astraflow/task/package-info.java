/**
 * Long work as rows of the store: submitted once, run at least once, tried again after failures and
 * taken up again after a crash. What is to be done is a {@link io.astraflow.task.TaskKind} with a
 * {@link io.astraflow.task.TaskHandler}; a workspace's tasks are its {@link
 * io.astraflow.task.Tasks}.
 */
package io.astraflow.task;
