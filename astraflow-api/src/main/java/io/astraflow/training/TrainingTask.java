package io.astraflow.training;

import io.astraflow.task.TaskKind;
import java.nio.file.Path;
import java.util.List;

/**
 * An export of training data as a task: safe to repeat, since its files take the place of earlier
 * ones. Its progress counts pairs that were read. Immutable.
 *
 * @param folder where to, made absolute
 * @param chats whether answers in chats that were rated well are part of it; default true
 * @param collections the collections about whose documents questions are made, by their names;
 *     default none
 * @param questions how these are made; default {@link QuestionRequest#defaults()}
 * @param options how pairs are cleaned, divided and written; default {@link
 *     TrainingOptions#defaults()}
 */
public record TrainingTask(
    String folder,
    boolean chats,
    List<String> collections,
    QuestionRequest questions,
    TrainingOptions options) {
  /** Every engine handles this kind, its id being {@code training}; one runs at a time. */
  public static final TaskKind<TrainingTask, Counts> KIND =
      TaskKind.of("training", TrainingTask.class, Counts.class).withConcurrency(1);

  /** Makes the folder absolute and copies the names. */
  public TrainingTask {
    folder = Path.of(folder).toAbsolutePath().normalize().toString();
    collections = List.copyOf(collections);
    if (!chats && collections.isEmpty()) {
      throw new IllegalArgumentException("there must be chats or a collection to export from");
    }
  }

  /** Returns the export of answers in chats. */
  public static TrainingTask ofChats(Path folder) {
    return new TrainingTask(
        folder.toString(), true, List.of(), QuestionRequest.defaults(), TrainingOptions.defaults());
  }

  /** Returns the export of questions about the documents of collections. */
  public static TrainingTask ofDocuments(Path folder, String... collections) {
    return new TrainingTask(
        folder.toString(),
        false,
        List.of(collections),
        QuestionRequest.defaults(),
        TrainingOptions.defaults());
  }

  /** Returns this with answers in chats as well. */
  public TrainingTask withChats() {
    return new TrainingTask(folder, true, collections, questions, options);
  }

  /** Returns this with questions that are made otherwise. */
  public TrainingTask withQuestions(QuestionRequest other) {
    return new TrainingTask(folder, chats, collections, other, options);
  }

  /** Returns this with other options. */
  public TrainingTask withOptions(TrainingOptions other) {
    return new TrainingTask(folder, chats, collections, questions, other);
  }

  /**
   * What became of the pairs, as a {@link TrainingReport} counts them. Immutable.
   *
   * @param trainPairs pairs to train with
   * @param testPairs pairs to test with
   * @param ungrounded left out: what they claim to rest on is not there, or the reply cannot be
   *     read
   * @param tooShort left out: the question or the answer is too short
   * @param tooLong left out: the question or the answer is too long
   * @param duplicates left out: another pair says the same, or nearly
   * @param divided left out: they rest on documents of both sides
   * @param redacted pairs that were written with placeholders
   */
  public record Counts(
      long trainPairs,
      long testPairs,
      long ungrounded,
      long tooShort,
      long tooLong,
      long duplicates,
      long divided,
      long redacted) {

    /** Returns what a report counts. */
    public static Counts of(TrainingReport report) {
      return new Counts(
          report.trainPairs(),
          report.testPairs(),
          report.ungrounded(),
          report.tooShort(),
          report.tooLong(),
          report.duplicates(),
          report.divided(),
          report.redacted());
    }
  }
}
