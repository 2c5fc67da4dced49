package io.astraflow.core.internal.task;

import io.astraflow.collection.Workspace;
import io.astraflow.task.TaskContext;
import io.astraflow.task.TaskHandler;
import io.astraflow.task.TaskKind;
import java.util.function.Function;

/**
 * A kind of task with what handles it. Immutable.
 *
 * @param kind the kind
 * @param handlers gives a workspace's handler, asked for at each attempt
 */
record HandledKind<I, O>(TaskKind<I, O> kind, Function<Workspace, TaskHandler<I, O>> handlers) {

  /** Does one attempt, from JSON to JSON. */
  String run(Workspace workspace, String input, TaskContext context) throws Exception {
    I read = TaskJson.read("A task's input", kind.input(), input);
    O result = handlers.apply(workspace).run(read, context);
    return TaskJson.write("The result of a task", kind.result(), result);
  }
}
