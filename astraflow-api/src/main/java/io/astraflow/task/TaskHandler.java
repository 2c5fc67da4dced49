package io.astraflow.task;

/**
 * Does the work of a kind of task. Safe for use by many threads.
 *
 * @param <I> what it takes
 * @param <O> what it returns
 */
@FunctionalInterface
public interface TaskHandler<I, O> {

  /**
   * Does one attempt. It may run again after it has done its work, wholly or in part: when the
   * process ends before the result is in the store, or when it throws. So whatever it changes must
   * be safe to repeat; {@link TaskContext#once} helps with that.
   *
   * <p>The thread is interrupted when the task is cancelled or the engine is closed.
   *
   * @return the result, which is not null
   * @throws Exception if the attempt failed; it is tried again unless the exception says that this
   *     cannot help, as {@link io.astraflow.error.InvalidInputException}, {@link
   *     io.astraflow.error.ConfigurationException}, {@link IllegalArgumentException} and some
   *     {@link io.astraflow.model.ModelException}s do
   */
  O run(I input, TaskContext context) throws Exception;
}
