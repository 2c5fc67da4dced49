package io.astraflow.spi.model;

import io.astraflow.error.ConfigurationException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is configured for one provider: {@code astraflow.models.<provider>.<name>} and environment
 * variables. Immutable. Says no value in {@link #toString()}, and none of a secret in an error.
 *
 * <p>A setting is looked for among those given, then among the system properties, as {@code
 * astraflow.models.openai.base-url}, then in the environment, as {@code
 * ASTRAFLOW_MODELS_OPENAI_BASE_URL}.
 */
public final class ProviderSettings {
  private final String provider;
  private final Map<String, String> given;
  private final Function<String, String> properties;
  private final Map<String, String> environment;

  private ProviderSettings(
      String provider,
      Map<String, String> given,
      Function<String, String> properties,
      Map<String, String> environment) {
    this.provider = provider;
    this.given = Map.copyOf(given);
    this.properties = properties;
    this.environment = environment;
  }

  /** Returns settings of {@code provider} from {@code given}, this JVM and its environment. */
  public static ProviderSettings of(String provider, Map<String, String> given) {
    return new ProviderSettings(
        provider, given, name -> System.getProperty(name, ""), System.getenv());
  }

  /** Returns settings that know nothing but {@code given} and {@code environment}. */
  public static ProviderSettings of(
      String provider, Map<String, String> given, Map<String, String> environment) {
    return new ProviderSettings(provider, given, name -> "", Map.copyOf(environment));
  }

  /** Returns the provider's id. */
  public String provider() {
    return provider;
  }

  /** Returns a setting, such as {@code base-url}; what is blank counts as not set. */
  public Optional<String> text(String name) {
    return present(given.get(name))
        .or(() -> present(properties.apply(property(name))))
        .or(() -> present(environment.get(variable(name))));
  }

  /** Returns a variable of the environment by its own name, such as {@code OPENAI_API_KEY}. */
  public Optional<String> environment(String name) {
    return present(environment.get(name));
  }

  /** Returns a setting that is an address of HTTP or HTTPS. */
  public Optional<URI> uri(String name) {
    return text(name).map(value -> uri(name, value));
  }

  /**
   * Returns a setting that is a duration: {@code PT30S}, {@code 30s}, {@code 500ms}, {@code 2m}.
   */
  public Optional<Duration> duration(String name) {
    return text(name).map(value -> duration(name, value));
  }

  /** Returns a setting that is a positive whole number. */
  public Optional<Integer> number(String name) {
    return text(name).map(value -> number(name, value));
  }

  /**
   * Returns the settings under a name: {@code headers.x-team} under {@code headers} as {@code
   * x-team}. Those of the environment are not among them, since its names do not tell hyphens from
   * dots.
   */
  public Map<String, String> under(String name) {
    Map<String, String> found = new TreeMap<>();
    String system = property(name) + ".";
    System.getProperties().stringPropertyNames().stream()
        .filter(key -> key.startsWith(system))
        .forEach(
            key ->
                present(properties.apply(key))
                    .ifPresent(value -> found.put(key.substring(system.length()), value)));
    String prefix = name + ".";
    given.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            found.put(key.substring(prefix.length()), value);
          }
        });
    return found;
  }

  /** Returns the full name of a setting as messages name it. */
  public String property(String name) {
    return "astraflow.models." + provider + "." + name;
  }

  /** Returns the variable of the environment that stands for a setting. */
  public String variable(String name) {
    return property(name).toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  private static Optional<String> present(@Nullable String value) {
    return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
  }

  private URI uri(String name, String value) {
    try {
      URI uri = new URI(value);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw malformed(name, "an address such as https://host/v1");
    }
    throw malformed(name, "an address such as https://host/v1");
  }

  private Duration duration(String name, String value) {
    try {
      Duration duration = Durations.parse(value);
      if (!duration.isNegative() && !duration.isZero()) {
        return duration;
      }
    } catch (DateTimeParseException | NumberFormatException | ArithmeticException e) {
      throw malformed(name, "a duration such as 30s, 500ms or PT2M");
    }
    throw malformed(name, "a positive duration such as 30s, 500ms or PT2M");
  }

  private int number(String name, String value) {
    try {
      int number = Integer.parseInt(value);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw malformed(name, "a positive whole number");
    }
    throw malformed(name, "a positive whole number");
  }

  // The value is left out: somebody may have put a key where an address belongs.
  private ConfigurationException malformed(String name, String wanted) {
    return new ConfigurationException(
        "The setting %s (or %s) must be %s.".formatted(property(name), variable(name), wanted));
  }

  /** Returns the provider and the names of what was given, without values. */
  @Override
  public String toString() {
    return "ProviderSettings[" + provider + ", " + new TreeMap<>(given).keySet() + "]";
  }
}
