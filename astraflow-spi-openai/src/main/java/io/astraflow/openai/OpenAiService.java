package io.astraflow.openai;

import io.astraflow.http.Endpoint;
import io.astraflow.http.HttpReply;
import io.astraflow.http.HttpTransport;
import io.astraflow.http.ProviderCall;
import io.astraflow.http.ProviderClient;
import io.astraflow.model.ModelException;
import java.util.concurrent.atomic.AtomicBoolean;

/** The way to one server, open until its provider is closed. Safe for use by many threads. */
final class OpenAiService {
  static final String KEY_HEADER = "Authorization";

  private final ProviderClient client;
  private final boolean official;
  private final AtomicBoolean closed = new AtomicBoolean();

  OpenAiService(HttpTransport transport, Endpoint endpoint, boolean official) {
    this.client = new ProviderClient(transport, endpoint);
    this.official = official;
  }

  /** Returns whether this is OpenAI itself, and not a server like it. */
  boolean official() {
    return official;
  }

  Endpoint endpoint() {
    return client.endpoint();
  }

  HttpReply send(ProviderCall call) throws InterruptedException {
    if (official && !endpoint().headers().containsKey(KEY_HEADER)) {
      throw ModelException.of(
          ModelException.Kind.MISCONFIGURED,
          call.subject() + " wants a key and has none. " + endpoint().keyRemedy());
    }
    return client.send(call);
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
