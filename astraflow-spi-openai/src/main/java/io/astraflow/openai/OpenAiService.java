package io.astraflow.openai;

import io.astraflow.http.Endpoint;
import io.astraflow.http.HttpErrors;
import io.astraflow.http.HttpReply;
import io.astraflow.http.HttpTransport;
import io.astraflow.http.ModelRefusals;
import io.astraflow.http.ProviderCall;
import io.astraflow.http.ProviderClient;
import io.astraflow.http.Refusals;
import io.astraflow.model.ModelException;
import java.util.concurrent.atomic.AtomicBoolean;

/** The way to one server, open until its provider is closed. Safe for use by many threads. */
final class OpenAiService {
  static final String KEY_HEADER = "Authorization";

  private final ProviderClient client;
  private final boolean official;
  private final ModelNames names;
  private final AtomicBoolean closed = new AtomicBoolean();

  OpenAiService(HttpTransport transport, Endpoint endpoint, boolean official) {
    this.client = new ProviderClient(transport, endpoint);
    this.official = official;
    this.names = new ModelNames(official);
  }

  ModelNames names() {
    return names;
  }

  /** Returns whether this is OpenAI itself, and not a server like it. */
  boolean official() {
    return official;
  }

  Endpoint endpoint() {
    return client.endpoint();
  }

  HttpReply send(ProviderCall call) throws InterruptedException {
    return send(call, new HttpErrors(endpoint(), call.subject())::of);
  }

  /** Sends a call that asks for one model. */
  HttpReply send(ProviderCall call, String model) throws InterruptedException {
    HttpErrors errors = new HttpErrors(endpoint(), call.subject());
    return send(call, new ModelRefusals(model, errors, names::nearest));
  }

  private HttpReply send(ProviderCall call, Refusals refusals) throws InterruptedException {
    if (official && !endpoint().headers().containsKey(KEY_HEADER)) {
      throw ModelException.of(
          ModelException.Kind.MISCONFIGURED,
          call.subject() + " wants a key and has none. " + endpoint().keyRemedy());
    }
    return client.send(call, refusals);
  }

  void close() {
    closed.set(true);
  }

  void requireOpen() {
    if (closed.get()) {
      throw new IllegalStateException("The provider openai is closed");
    }
  }
}
