package io.astraflow.ingest;

import io.astraflow.task.TaskKind;
import java.nio.file.Path;

/**
 * An ingestion as a task: safe to repeat, since what was ingested before is skipped. Immutable.
 *
 * <p>Where the embedding model is away it succeeds all the same, with documents {@linkplain
 * Counts#pending() pending}, and one {@link EmbedTask} of the collection goes on with them, so that
 * the two never compete.
 *
 * <p>The first attempt makes the collection where there is none. One that is deleted while the task
 * runs stays so, and the task ends with nothing taken in.
 *
 * @param collection where to, made on first use
 * @param path a file, or a folder with all that is in it but the data folder; made absolute
 * @param deleteVanished as {@link IngestOptions#deleteVanished()}
 */
public record IngestTask(String collection, String path, boolean deleteVanished) {
  /** Every engine handles this kind, its id being {@code ingest}. */
  public static final TaskKind<IngestTask, Counts> KIND =
      TaskKind.of("ingest", IngestTask.class, Counts.class);

  /** Makes the path absolute. */
  public IngestTask {
    path = Path.of(path).toAbsolutePath().normalize().toString();
  }

  /** Returns the ingestion of a file or a folder. */
  public static IngestTask of(String collection, Path path) {
    return new IngestTask(collection, path.toString(), false);
  }

  /**
   * What an ingestion did, as its {@link IngestReport} counts it. Immutable.
   *
   * @param added documents that are new
   * @param updated documents that had changed
   * @param skipped documents that had not
   * @param deleted documents whose source had vanished
   * @param failed documents that could not be read
   * @param chunks chunks committed
   * @param embedded texts that were embedded
   * @param pending documents of the collection that wait to be embedded
   */
  public record Counts(
      long added,
      long updated,
      long skipped,
      long deleted,
      long failed,
      long chunks,
      long embedded,
      long pending) {

    /** Returns what a report counts. */
    public static Counts of(IngestReport report) {
      return new Counts(
          report.added(),
          report.updated(),
          report.skipped(),
          report.deleted(),
          report.failed(),
          report.chunks(),
          report.embedded(),
          report.pending());
    }
  }
}
