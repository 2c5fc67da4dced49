package io.astraflow.core.internal.parse;

import io.astraflow.error.UnavailableException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells failures of the temporary folder, which may pass, from damage to a document. */
public final class TemporaryFolder {
  private static final String[] FULL = {"no space left", "not enough space", "disk quota exceeded"};

  private TemporaryFolder() {}

  /**
   * Ends the parse if the failure, or what caused it, is one of the temporary folder.
   *
   * @throws UnavailableException naming the folder
   */
  public static void rethrow(Path folder, Throwable failure) {
    Optional<Throwable> cause = cause(folder, failure);
    if (cause.isPresent()) {
      throw unavailable(folder, cause.get());
    }
  }

  /** What to throw when writing into the folder failed. */
  public static UnavailableException unavailable(Path folder, Throwable cause) {
    return new UnavailableException(
        "The temporary folder %s cannot be written (%s): free some space, or check the disk; nothing was lost"
            .formatted(folder, cause.getMessage()),
        cause);
  }

  private static Optional<Throwable> cause(Path folder, Throwable failure) {
    for (@Nullable Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof UnavailableException known) {
        throw known;
      }
      if (isFull(e) || isInside(folder, e)) {
        return Optional.of(e);
      }
    }
    // Some parsers say no more than that a file could not be made.
    return Files.isDirectory(folder) ? Optional.empty() : Optional.of(failure);
  }

  private static boolean isInside(Path folder, Throwable e) {
    return e instanceof FileSystemException file
        && file.getFile() != null
        && Path.of(file.getFile()).toAbsolutePath().startsWith(folder.toAbsolutePath());
  }

  private static boolean isFull(Throwable e) {
    if (!(e instanceof IOException) || e.getMessage() == null) {
      return false;
    }
    String message = e.getMessage().toLowerCase(Locale.ROOT);
    for (String words : FULL) {
      if (message.contains(words)) {
        return true;
      }
    }
    return false;
  }
}
