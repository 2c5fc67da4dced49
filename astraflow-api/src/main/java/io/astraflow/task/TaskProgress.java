package io.astraflow.task;

/**
 * How far a task is, as its handler last said. Immutable.
 *
 * @param done how much is done, in units of the handler's choice
 * @param total how much there is; 0 where it is not known
 * @param message what is being done; may be empty
 */
public record TaskProgress(long done, long total, String message) {
  /** Nothing was said yet. */
  public static final TaskProgress NONE = new TaskProgress(0, 0, "");

  /** Checks the numbers. */
  public TaskProgress {
    if (done < 0 || total < 0) {
      throw new IllegalArgumentException(
          "progress must not be negative: %d of %d".formatted(done, total));
    }
  }
}
