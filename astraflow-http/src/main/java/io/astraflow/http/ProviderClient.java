package io.astraflow.http;

import io.astraflow.error.InvalidInputException;
import io.astraflow.model.ModelException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to one endpoint, each once. Safe for use by many threads; holds nothing that must
 * be closed.
 */
public final class ProviderClient {
  private static final int MOST_BYTES_OF_AN_ERROR = 64 * 1024;

  private final HttpTransport transport;
  private final Endpoint endpoint;
  private final AtomicReference<@Nullable OkHttpClient> client = new AtomicReference<>();

  /** Creates a client; calls nobody. */
  public ProviderClient(HttpTransport transport, Endpoint endpoint) {
    this.transport = transport;
    this.endpoint = endpoint;
  }

  /** Returns where requests go. */
  public Endpoint endpoint() {
    return endpoint;
  }

  /**
   * Sends a request and waits for the head of its reply, which the caller closes.
   *
   * @throws ModelException if there is no reply, or one of another status than 2xx
   * @throws InvalidInputException if a file that it brings cannot be read
   * @throws InterruptedException if the calling thread was interrupted; the connection is closed
   * @throws IllegalStateException if the transport is closed
   */
  public HttpReply send(ProviderCall call) throws InterruptedException {
    return send(call, new HttpErrors(endpoint, call.subject())::of);
  }

  /** As {@link #send(ProviderCall)}, with a meaning of its own for what is refused. */
  public HttpReply send(ProviderCall call, Refusals refusals) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Duration timeout = endpoint.limit(call.timeout());
    Call http = client().newCall(request(call));
    WatchedCall watched = new WatchedCall(http, timeout);
    CallFailures failures = new CallFailures(endpoint, call.subject(), watched);
    transport.watch().add(watched);
    HttpReply reply = new HttpReply(execute(http, watched, failures), watched, this, failures);
    if (!reply.successful()) {
      throw refusal(refusals, reply);
    }
    return reply;
  }

  private OkHttpClient client() {
    OkHttpClient present = client.get();
    if (present == null) {
      present = transport.client(endpoint);
      client.set(present);
    }
    return present;
  }

  private Request request(ProviderCall call) {
    Request.Builder request = new Request.Builder().url(endpoint.url(call.path()));
    request.header("User-Agent", "AstraFlow");
    if (call.streamed()) {
      // What is compressed may wait for more before it can be read.
      request.header("Accept-Encoding", "identity");
    }
    endpoint.headers().forEach((name, value) -> request.header(name, value.value()));
    if (call.body() instanceof CallBody.Json json) {
      request.post(new JsonRequestBody(json.bytes()));
    } else if (call.body() instanceof CallBody.Upload upload) {
      request.post(new FileRequestBody(upload));
    } else if (call.body() instanceof CallBody.HeadOnly) {
      request.head();
    }
    return request.build();
  }

  private Response execute(Call http, WatchedCall watched, CallFailures failures)
      throws InterruptedException {
    boolean answered = false;
    watched.enter();
    try {
      Response response = http.execute();
      answered = true;
      return response;
    } catch (UnreadableFileException e) {
      throw new InvalidInputException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw failures.connecting(e);
    } finally {
      watched.leave();
      if (!answered) {
        ended(watched); // also where who is told of what was sent throws
      }
    }
  }

  private static ModelException refusal(Refusals refusals, HttpReply reply)
      throws InterruptedException {
    try (reply) {
      byte[] body = reply.start(MOST_BYTES_OF_AN_ERROR);
      return refusals.of(reply.status(), RetryAfter.of(reply::header), ErrorBody.read(body));
    }
  }

  /** Forgets a call that is over. */
  void ended(WatchedCall watched) {
    transport.watch().remove(watched);
  }
}
