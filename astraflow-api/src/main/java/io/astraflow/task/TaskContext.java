package io.astraflow.task;

import java.util.concurrent.Callable;

/** What a handler knows of the attempt it makes, and tells. Safe for use by many threads. */
public interface TaskContext {

  /** Returns the task's id. */
  long taskId();

  /** Returns which attempt this is, 1 for the first. */
  int attempt();

  /**
   * Says how far the work is. What is said in quick succession is kept now and then only, so that
   * it may be called often.
   *
   * @param total 0 where it is not known
   */
  void progress(long done, long total, String message);

  /** Returns whether the task was cancelled, or the engine is being closed. */
  boolean isCancelled();

  /**
   * Does nothing while the work may go on.
   *
   * @throws InterruptedException if {@link #isCancelled()}
   */
  void checkCancelled() throws InterruptedException;

  /**
   * Returns the result of a step, which is kept in the store: an attempt that repeats the step gets
   * the kept result, and the step does not run. If the process ends while a step runs, it runs
   * again. What is kept goes with the run: after it has succeeded, and before a recurring task's
   * next one. Two threads that ask for one step at once may both run it; one thread at a time asks
   * for a step.
   *
   * @param step the step's name, unique in the task
   * @param type of the result, as JSON may hold it
   * @param work the step; if it throws, nothing is kept
   * @throws Exception what {@code work} throws
   */
  <T> T once(String step, Class<T> type, Callable<T> work) throws Exception;
}
