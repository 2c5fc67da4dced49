package io.astraflow.core.internal.plugin;

import io.astraflow.error.ConfigurationException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The installed plugins of one kind, by id. Two with one id are an error that names both; an
 * unknown id is an error that lists those installed. Immutable.
 *
 * @param <P> the SPI's factory type
 */
public final class Plugins<P> {
  private final String kind;
  private final Map<String, P> byId;

  private Plugins(String kind, Map<String, P> byId) {
    this.kind = kind;
    this.byId = byId;
  }

  /**
   * Collects plugins, such as those that a {@link java.util.ServiceLoader} finds.
   *
   * @param kind what messages call these plugins, such as {@code "store"}
   * @param ids the ids that a plugin answers to
   */
  public static <P> Plugins<P> of(String kind, Iterable<P> plugins, Function<P, List<String>> ids) {
    Map<String, P> byId = new TreeMap<>();
    for (P plugin : plugins) {
      for (String id : ids.apply(plugin)) {
        P other = byId.putIfAbsent(id, plugin);
        if (other != null) {
          throw new ConfigurationException(
              "Two plugins offer the %s '%s': %s and %s. Remove one of them."
                  .formatted(kind, id, other.getClass().getName(), plugin.getClass().getName()));
        }
      }
    }
    return new Plugins<>(kind, byId);
  }

  /** Returns the plugin with this id. */
  public P named(String id) {
    P plugin = byId.get(id);
    if (plugin == null) {
      throw new ConfigurationException(
          "No %s '%s' is installed. Installed: %s. Add the plugin that has it, or choose another."
              .formatted(kind, id, byId.isEmpty() ? "none" : String.join(", ", byId.keySet())));
    }
    return plugin;
  }

  /** Returns the installed plugins, in the order of their ids. */
  public List<P> all() {
    return List.copyOf(byId.values());
  }

  /** Returns the installed ids, in order. */
  public List<String> ids() {
    return List.copyOf(byId.keySet());
  }
}
