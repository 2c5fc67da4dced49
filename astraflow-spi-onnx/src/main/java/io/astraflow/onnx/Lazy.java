package io.astraflow.onnx;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is loaded when first asked for. Safe for use by many threads: one loads, the others
 * wait. A failed load is tried again by the next call.
 */
final class Lazy<T> {
  private final Supplier<T> loader;
  private final ReentrantLock loading = new ReentrantLock();
  private volatile @Nullable T loaded;

  Lazy(Supplier<T> loader) {
    this.loader = loader;
  }

  /** Returns the value, after loading it if need be. */
  T value() {
    T value = loaded;
    if (value != null) {
      return value;
    }
    loading.lock();
    try {
      value = loaded;
      if (value == null) {
        value = loader.get();
        loaded = value;
      }
      return value;
    } finally {
      loading.unlock();
    }
  }

  /** Returns the value if it was loaded. */
  @Nullable T valueIfLoaded() {
    return loaded;
  }
}
