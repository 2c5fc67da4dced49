package io.astraflow.gemini;

import io.astraflow.http.Endpoint;
import io.astraflow.http.HttpErrors;
import io.astraflow.http.HttpReply;
import io.astraflow.http.ProviderCall;
import io.astraflow.http.ProviderClient;
import io.astraflow.http.Refusals;
import io.astraflow.http.Secret;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelException.Kind;
import java.util.Map;

/** The service as all adapters of one provider call it. Safe for use by many threads. */
final class GeminiService {
  static final String KEY_HEADER = "x-goog-api-key";

  private final ProviderClient client;
  private final boolean wantsKey;
  private volatile boolean closed;

  GeminiService(ProviderClient client, boolean wantsKey) {
    this.client = client;
    this.wantsKey = wantsKey;
  }

  /**
   * Sends a request.
   *
   * @throws ModelException if there is no key where one is needed, or as {@link
   *     ProviderClient#send} does
   */
  HttpReply send(ProviderCall call) throws InterruptedException {
    return send(call, errors(call.subject())::of);
  }

  /** As {@link #send(ProviderCall)}, with a meaning of its own for what is refused. */
  HttpReply send(ProviderCall call, Refusals refusals) throws InterruptedException {
    checkOpen();
    if (wantsKey && !hasKey()) {
      throw ModelException.of(
          Kind.MISCONFIGURED, call.subject() + ": there is no key. " + endpoint().keyRemedy());
    }
    return client.send(call, refusals);
  }

  // Somebody may send a token in a header of their own.
  private boolean hasKey() {
    Map<String, Secret> headers = endpoint().headers();
    return headers.containsKey(KEY_HEADER) || headers.containsKey("Authorization");
  }

  Endpoint endpoint() {
    return client.endpoint();
  }

  HttpErrors errors(String subject) {
    return new HttpErrors(endpoint(), subject);
  }

  void checkOpen() {
    if (closed) {
      throw new IllegalStateException("The provider " + Gemini.ID + " is closed");
    }
  }

  void close() {
    closed = true;
  }
}
