package io.astraflow.http;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file cannot be read while it is sent. */
final class UnreadableFileException extends IOException {
  private static final long serialVersionUID = 1L;

  UnreadableFileException(Path file, String why, @Nullable IOException cause) {
    super("The file %s cannot be read while it is sent: %s".formatted(file, why), cause);
  }
}
