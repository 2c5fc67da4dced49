package io.astraflow.http;

import io.astraflow.error.ConfigurationException;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/**
 * Where a provider is and what it wants to be told with every request. Immutable. Shows no key and
 * no header's value.
 *
 * @param provider the provider's id
 * @param base the address that paths are appended to; may have a query, no user and no fragment
 * @param headers sent with every request; their names are told apart in any case, and sorted
 * @param keyRemedy a sentence that says how to set the key
 * @param proxy the way there; where empty, the JVM's own settings decide
 * @param connectTimeout the longest wait for a connection
 * @param timeout the longest time of a whole call, where it is limited beside the caller's limit
 * @param local whether prompts stay on this machine or the user's own network
 */
public record Endpoint(
    String provider,
    URI base,
    Map<String, Secret> headers,
    String keyRemedy,
    Optional<HttpProxy> proxy,
    Duration connectTimeout,
    Optional<Duration> timeout,
    boolean local) {
  private static final Pattern VERSION = Pattern.compile("v[0-9]+[a-z0-9.]*");
  private static final Pattern KEYS =
      Pattern.compile("\\b(sk|pk|gsk|xai|hf)[-_][A-Za-z0-9_*-]{6,}|\\bAIza[A-Za-z0-9_*-]{8,}");
  private static final Pattern QUERY_KEYS =
      Pattern.compile("(?i)[^&=]*(?:key|token|secret|sig|pass|auth)[^&=]*=([^&]+)");
  private static final int SHORTEST_MASKED = 4;
  private static final int MOST_CHARACTERS = 300;

  /** Copies the headers and checks the address. */
  public Endpoint {
    Map<String, Secret> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    sorted.putAll(headers);
    headers = Collections.unmodifiableMap(sorted);
    // Of hosts that are no names, such as a_b, URI tells no user.
    boolean user = String.valueOf(base.getRawAuthority()).contains("@");
    if (user || base.getRawFragment() != null) {
      throw new ConfigurationException(
          "The address of "
              + provider
              + " must have no user, password or fragment: keys have a setting of their own.");
    }
  }

  /** Returns a builder of a provider at an address. */
  public static EndpointBuilder builder(String provider, URI base) {
    return new EndpointBuilder(provider, base);
  }

  /**
   * Returns this with a version such as {@code v1} at the end of the address, unless one of its
   * segments is a version already.
   */
  public Endpoint versioned(String version) {
    boolean has =
        HttpUrl.get(base.toString()).pathSegments().stream()
            .anyMatch(segment -> VERSION.matcher(segment).matches());
    return has || version.isEmpty() ? this : withBase(url(version).uri());
  }

  private Endpoint withBase(URI other) {
    return new Endpoint(provider, other, headers, keyRemedy, proxy, connectTimeout, timeout, local);
  }

  /** Returns the address of {@code path} or {@code path?query} under this one. */
  HttpUrl url(String path) {
    int mark = path.indexOf('?');
    HttpUrl.Builder url =
        HttpUrl.get(base.toString())
            .newBuilder()
            .addEncodedPathSegments(mark < 0 ? path : path.substring(0, mark));
    if (mark >= 0) {
      String query = HttpUrl.get(base.toString()).encodedQuery();
      String more = path.substring(mark + 1);
      url.encodedQuery(query == null ? more : query + "&" + more);
    }
    return url.build();
  }

  /** Returns the shorter of a caller's limit and this endpoint's own. */
  public Duration limit(Duration wanted) {
    return timeout.filter(own -> own.compareTo(wanted) < 0).orElse(wanted);
  }

  /** Returns the scheme, host and port, for messages. */
  public String address() {
    return base.getScheme() + "://" + base.getRawAuthority();
  }

  /**
   * Returns a text from the provider to show: on one line, without this endpoint's secrets and
   * whatever looks alike, and then clipped.
   */
  public String masked(String text) {
    String shown = text.replaceAll("\\s+", " ").strip();
    for (String word : secretWords().toList()) {
      shown = shown.replace(word, "***");
    }
    shown = KEYS.matcher(shown).replaceAll("***");
    return shown.length() <= MOST_CHARACTERS ? shown : shown.substring(0, MOST_CHARACTERS) + "…";
  }

  // The longest first, since one may begin with another.
  private Stream<String> secretWords() {
    Stream<String> inHeaders =
        headers.values().stream().flatMap(secret -> Stream.of(secret.value().split(" ", -1)));
    Stream<String> inQuery =
        Stream.of(base.getRawQuery(), base.getQuery())
            .flatMap(query -> QUERY_KEYS.matcher(String.valueOf(query)).results())
            .map((MatchResult found) -> found.group(1));
    return Stream.concat(inHeaders, inQuery)
        .filter(word -> word.length() > SHORTEST_MASKED && !word.equalsIgnoreCase("bearer"))
        .sorted(Comparator.comparingInt(String::length).reversed());
  }

  /** Returns the provider and its address without the query, which may have a key. */
  @Override
  public String toString() {
    return "Endpoint[" + provider + ", " + address() + base.getRawPath() + "]";
  }

  /** Returns whether an address is on this machine, by its name alone. */
  static boolean loopback(URI address) {
    String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.equals("[::1]")
        || host.matches("127\\.[0-9.]+");
  }
}
