package io.astraflow.core.internal.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** Words for people why a document's bytes or text could not be had. */
final class Unread {
  private Unread() {}

  /** Why a source did not give its bytes. */
  static String bytes(IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return "it is no longer there";
    }
    if (cause instanceof AccessDeniedException) {
      return "access is denied: check its permissions";
    }
    if (cause instanceof FileSystemException file && file.getReason() != null) {
      return "it could not be read: " + file.getReason();
    }
    if (cause instanceof Spool.TooLargeException) {
      return String.valueOf(cause.getMessage());
    }
    return "it could not be read" + detail(cause.getMessage());
  }

  /** Why a parser failed in a way that it did not foresee. */
  static String text(Throwable cause) {
    if (cause instanceof OutOfMemoryError) {
      return "reading it needs more memory than there is: raise -Xmx, or split it";
    }
    if (cause instanceof StackOverflowError) {
      return "it is nested too deeply to be read";
    }
    boolean worded = cause instanceof IOException || cause instanceof UncheckedIOException;
    return "it is damaged, or its format is not understood"
        + (worded ? detail(cause.getMessage()) : "");
  }

  private static String detail(@Nullable String message) {
    return message == null || message.isBlank()
        ? ""
        : ": " + message.lines().findFirst().orElse("").strip();
  }
}
