package io.astraflow.http;

import io.astraflow.spi.model.SharedResources;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The connections that all providers over HTTP share. Safe for use by many threads.
 *
 * <p>Every call runs on its caller's thread. Beside these there is one thread that looks after
 * interrupted callers, and what OkHttp has for all clients of the process: one thread for deadlines
 * and, for each connection that speaks HTTP/2, one that reads; their number does not grow with the
 * calls. At most 5 connections are kept idle, for 5 minutes.
 *
 * <p>No request is repeated and no redirect followed, since a key must not go where the user did
 * not send it.
 */
public final class HttpTransport implements SharedResources.Resource {
  private final @Nullable OkHttpClient supplied;
  private final CallWatch watch = new CallWatch();
  private @Nullable OkHttpClient own;
  private boolean closed;

  /** Creates a transport whose client is made when it is first needed. */
  public HttpTransport() {
    this(null);
  }

  private HttpTransport(@Nullable OkHttpClient supplied) {
    this.supplied = supplied;
  }

  /**
   * Returns a transport over the application's client, with its interceptors, its connections and
   * its trust. Its time limits are replaced by those of the calls. It is not closed with this.
   */
  public static HttpTransport of(OkHttpClient client) {
    return new HttpTransport(client);
  }

  /** Returns the one transport of all plugins of an engine. */
  public static HttpTransport shared(SharedResources resources) {
    return resources.resource(HttpTransport.class, HttpTransport::new);
  }

  /** Returns the client for an endpoint; it shares connections with those of others. */
  synchronized OkHttpClient client(Endpoint endpoint) {
    if (closed) {
      throw new IllegalStateException("The HTTP client is closed, as is the engine it belongs to");
    }
    OkHttpClient.Builder builder =
        base()
            .newBuilder()
            .connectTimeout(endpoint.connectTimeout())
            .readTimeout(Duration.ZERO) // A model may think for minutes; the call has a deadline.
            .writeTimeout(Duration.ZERO)
            .callTimeout(Duration.ZERO)
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false);
    endpoint.proxy().ifPresent(proxy -> useProxy(builder, proxy));
    return builder.build();
  }

  private OkHttpClient base() {
    if (supplied != null) {
      return supplied;
    }
    if (own == null) {
      // Addresses are tried one after the other: side by side, each connecting takes a thread.
      own = new OkHttpClient.Builder().fastFallback(false).build();
    }
    return own;
  }

  private static void useProxy(OkHttpClient.Builder builder, HttpProxy proxy) {
    builder.proxy(
        new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.host(), proxy.port())));
    proxy
        .authorization()
        .ifPresent(
            secret ->
                builder.proxyAuthenticator(
                    (route, response) ->
                        response.request().header("Proxy-Authorization") != null
                            ? null
                            : response
                                .request()
                                .newBuilder()
                                .header("Proxy-Authorization", secret.value())
                                .build()));
  }

  CallWatch watch() {
    return watch;
  }

  /**
   * Ends the calls under way and closes the connections, unless the application supplied the
   * client. Closing twice has no effect.
   */
  @Override
  public void close() {
    OkHttpClient ending;
    synchronized (this) {
      closed = true;
      ending = own;
      own = null;
    }
    watch.close();
    if (ending != null) {
      ending.connectionPool().evictAll();
    }
  }
}
