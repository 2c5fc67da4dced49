package io.astraflow.spi.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the plugins of one engine have in common, such as an HTTP client: made by the first that
 * asks for it, closed with the engine. Safe for use by many threads.
 */
public final class SharedResources implements AutoCloseable {
  private final Map<Class<?>, Resource> resources = new LinkedHashMap<>();
  private boolean closed;

  /** Creates a collection without any. */
  public SharedResources() {}

  /**
   * Returns the resource of a type, which is not the caller's to close.
   *
   * @param making makes it for the first that asks; must do no I/O
   * @throws IllegalStateException if this is closed
   */
  public synchronized <R extends Resource> R resource(Class<R> type, Supplier<R> making) {
    if (closed) {
      throw new IllegalStateException("The engine is closed");
    }
    return type.cast(resources.computeIfAbsent(type, key -> making.get()));
  }

  /** Closes all. Closing twice has no effect. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    resources.values().forEach(Resource::close);
  }

  /** Something that is closed once, with the engine. */
  public interface Resource extends AutoCloseable {

    /** Releases connections and threads. */
    @Override
    void close();
  }
}
