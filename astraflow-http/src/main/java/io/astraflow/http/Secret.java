package io.astraflow.http;

import io.astraflow.error.ConfigurationException;
import io.astraflow.spi.model.ProviderSettings;
import java.util.Optional;
import java.util.stream.Stream;

/** A key or another value that nothing may show. Immutable; {@link #toString()} hides it. */
public final class Secret {
  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /**
   * Wraps a value that can be sent in a header.
   *
   * @throws ConfigurationException if it has characters other than visible ASCII and spaces
   */
  public static Secret of(String value) {
    String stripped = value.strip();
    if (!stripped.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw new ConfigurationException(
          "A key or header has characters that no header may have, such as a line break: copy it"
              + " anew.");
    }
    return new Secret(stripped);
  }

  /**
   * Returns a key by a provider's setting, or else by the variables of the environment in which
   * other programs look for it.
   */
  public static Optional<Secret> of(
      ProviderSettings settings, String setting, String... environment) {
    return Stream.concat(
            settings.text(setting).stream(),
            Stream.of(environment).flatMap(name -> settings.environment(name).stream()))
        .findFirst()
        .map(Secret::of);
  }

  /** Returns what is hidden. */
  public String value() {
    return value;
  }

  /** Returns this with text before it, as {@code Bearer} wants it. */
  public Secret after(String prefix) {
    return of(prefix + value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && secret.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** Returns three asterisks. */
  @Override
  public String toString() {
    return "***";
  }
}
