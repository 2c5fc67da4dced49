package io.astraflow.core.internal.workspace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Closes many things, each whatever happened to those before it. */
public final class Closing {
  private Closing() {}

  /** Closes all in their order; then throws the first failure, the others suppressed in it. */
  public static void all(List<? extends AutoCloseable> parts) {
    RuntimeException failure = null;
    for (AutoCloseable part : parts) {
      failure = close(part, failure);
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static @Nullable RuntimeException close(
      AutoCloseable part, @Nullable RuntimeException before) {
    try {
      part.close();
      return before;
    } catch (Exception e) {
      if (before != null) {
        before.addSuppressed(e);
        return before;
      }
      return e instanceof RuntimeException unchecked
          ? unchecked
          : new IllegalStateException("Closing failed: " + e.getMessage(), e);
    }
  }
}
