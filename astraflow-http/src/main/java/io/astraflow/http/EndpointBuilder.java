package io.astraflow.http;

import io.astraflow.spi.model.ProviderSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects what an {@link Endpoint} has; for one thread at a time. */
public final class EndpointBuilder {
  private final String provider;
  private URI base;
  private final Map<String, Secret> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private String keyRemedy = "";
  private @Nullable HttpProxy proxy;
  private Duration connectTimeout = Duration.ofSeconds(10);
  private @Nullable Duration timeout;
  private @Nullable Boolean local;

  EndpointBuilder(String provider, URI base) {
    this.provider = provider;
    this.base = base;
  }

  /**
   * Takes what is set of {@code base-url}, {@code headers.*}, {@code proxy}, {@code
   * connect-timeout}, {@code timeout} and {@code local}, and says in errors how to set {@code
   * api-key} or one of the variables of the environment.
   *
   * @throws io.astraflow.error.ConfigurationException if a setting is malformed
   */
  public EndpointBuilder settings(ProviderSettings settings, String... keyVariables) {
    settings.uri("base-url").ifPresent(this::base);
    // In an order, since one of two names that differ in case alone is to win each time.
    new TreeMap<>(settings.under("headers"))
        .forEach((name, value) -> header(name, Secret.of(value)));
    settings.uri("proxy").map(HttpProxy::of).ifPresent(this::proxy);
    settings.duration("connect-timeout").ifPresent(this::connectTimeout);
    settings.duration("timeout").ifPresent(this::timeout);
    settings.text("local").map(Boolean::parseBoolean).ifPresent(this::local);
    return keyRemedy(remedy(settings, keyVariables));
  }

  private static String remedy(ProviderSettings settings, String... variables) {
    StringBuilder remedy = new StringBuilder("Set ").append(settings.property("api-key"));
    remedy.append(", or in the environment ").append(settings.variable("api-key"));
    for (String variable : variables) {
      remedy.append(" or ").append(variable);
    }
    return remedy.append('.').toString();
  }

  /** Sets the address. */
  public EndpointBuilder base(URI address) {
    this.base = address;
    return this;
  }

  /** Sets a header, instead of one whose name differs in case alone. */
  public EndpointBuilder header(String name, Secret value) {
    headers.put(name, value);
    return this;
  }

  /** Sets a header unless it is set. */
  public EndpointBuilder headerIfAbsent(String name, Secret value) {
    headers.putIfAbsent(name, value);
    return this;
  }

  /** Sets the sentence that says how to set the key; default none. */
  public EndpointBuilder keyRemedy(String sentence) {
    this.keyRemedy = sentence;
    return this;
  }

  /** Sets a proxy; by default the JVM's own settings decide. */
  public EndpointBuilder proxy(HttpProxy way) {
    this.proxy = way;
    return this;
  }

  /** Sets the longest wait for a connection; default 10 seconds. */
  public EndpointBuilder connectTimeout(Duration duration) {
    this.connectTimeout = duration;
    return this;
  }

  /** Sets the longest time of a whole call; by default the caller's limit alone counts. */
  public EndpointBuilder timeout(Duration duration) {
    this.timeout = duration;
    return this;
  }

  /** Sets whether prompts stay in the user's own network; by default they do on this machine. */
  public EndpointBuilder local(boolean own) {
    this.local = own;
    return this;
  }

  /**
   * Returns the endpoint.
   *
   * @throws io.astraflow.error.ConfigurationException if the address has a user or a fragment
   */
  public Endpoint build() {
    return new Endpoint(
        provider,
        base,
        headers,
        keyRemedy,
        Optional.ofNullable(proxy),
        connectTimeout,
        Optional.ofNullable(timeout),
        local == null ? Endpoint.loopback(base) : local);
  }
}
