package io.astraflow.core.internal.training;

import io.astraflow.error.UnavailableException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file of lines, written under a name of its own until it is whole, and for the owner's eyes
 * alone where the file system knows owners; for one thread.
 */
final class TrainingFile implements AutoCloseable {
  private final Path target;
  private final Path unfinished;
  private final BufferedWriter writer;
  private long lines;

  private TrainingFile(Path target, Path unfinished, BufferedWriter writer) {
    this.target = target;
    this.unfinished = unfinished;
    this.writer = writer;
  }

  /** Begins a file. */
  static TrainingFile begin(Path folder, String name) {
    try {
      Files.createDirectories(folder);
      // Nobody else may read such files of the JDK.
      Path unfinished = Files.createTempFile(folder, name + ".", ".tmp");
      return new TrainingFile(
          folder.resolve(name),
          unfinished,
          Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw unwritable(folder.resolve(name), e);
    }
  }

  void write(String line) {
    try {
      writer.write(line);
      writer.write('\n');
      lines++;
    } catch (IOException e) {
      throw unwritable(unfinished, e);
    }
  }

  long lines() {
    return lines;
  }

  /** Ends the writing. */
  void finish() {
    try {
      writer.close();
    } catch (IOException e) {
      throw unwritable(unfinished, e);
    }
  }

  /** Puts the finished file in the place of an earlier one. */
  Path publish() {
    try {
      return Files.move(
          unfinished, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  /** Deletes what was not published. */
  @Override
  public void close() {
    try {
      writer.close();
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      throw unwritable(unfinished, e);
    }
  }

  private static UnavailableException unwritable(Path file, IOException cause) {
    return new UnavailableException(
        "The training file %s cannot be written (%s). Check the folder's permissions and the space on its disk, or choose another."
            .formatted(file, cause),
        cause);
  }
}
