package io.astraflow.ollama;

import io.astraflow.http.Endpoint;
import io.astraflow.http.ErrorBody;
import io.astraflow.http.HttpErrors;
import io.astraflow.http.HttpReply;
import io.astraflow.http.NearestNames;
import io.astraflow.http.ProviderCall;
import io.astraflow.http.ProviderClient;
import io.astraflow.model.ModelDescription;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** The server as all adapters of one provider call it. Safe for use by many threads. */
final class OllamaService {
  private static final Duration LISTING = Duration.ofSeconds(15);
  private static final int NOT_FOUND = 404;
  private static final int BAD_REQUEST = 400;

  private final ProviderClient client;
  private final Map<String, ModelDetails> details = new ConcurrentHashMap<>();
  private volatile Set<String> remote = Set.of();
  private volatile boolean closed;

  OllamaService(ProviderClient client) {
    this.client = client;
  }

  /** Sends a request that is about no model. */
  HttpReply send(ProviderCall call) throws InterruptedException {
    checkOpen();
    return client.send(call);
  }

  /** Sends a request about a model, and says how to get one that the server does not have. */
  HttpReply send(String model, ProviderCall call) throws InterruptedException {
    checkOpen();
    AtomicBoolean missing = new AtomicBoolean();
    try {
      return client.send(
          call,
          (status, retryAfter, body) -> {
            missing.set(status == NOT_FOUND);
            return unsupported(call.subject(), status, body)
                .orElseGet(() -> errors(call.subject()).of(status, retryAfter, body));
          });
    } catch (ModelException e) {
      throw missing.get() ? notPulled(model, e) : e;
    }
  }

  /** Returns whether there is what a request for a head asks for. */
  boolean has(ProviderCall call) throws InterruptedException {
    checkOpen();
    AtomicBoolean missing = new AtomicBoolean();
    try {
      client
          .send(
              call,
              (status, retryAfter, body) -> {
                missing.set(status == NOT_FOUND);
                return errors(call.subject()).of(status, retryAfter, body);
              })
          .close();
      return true;
    } catch (ModelException e) {
      if (missing.get()) {
        return false;
      }
      throw e;
    }
  }

  private Optional<ModelException> unsupported(String subject, int status, ErrorBody body) {
    return status == BAD_REQUEST && body.message().contains("does not support")
        ? Optional.of(
            ModelException.of(
                Kind.UNSUPPORTED,
                "%s cannot do what the request asks for: %s. Choose another model."
                    .formatted(subject, endpoint().masked(body.message()))))
        : Optional.empty();
  }

  private ModelException notPulled(String model, ModelException refusal)
      throws InterruptedException {
    StringBuilder message =
        new StringBuilder(
            "There is no model %s at %s. Get it with \"ollama pull %s\" or OllamaProvider.pull."
                .formatted(model, endpoint().address(), model));
    try {
      List<String> names = list().stream().map(found -> found.name().model()).toList();
      List<String> near = NearestNames.to(model, names);
      if (!near.isEmpty()) {
        message.append(" Similar names there: ").append(String.join(", ", near)).append('.');
      }
    } catch (ModelException e) { // Then without names.
      refusal.addSuppressed(e);
    }
    return new ModelException(Kind.MISCONFIGURED, message.toString(), refusal);
  }

  /** Asks for the models that are there. */
  List<ModelDescription> list() throws InterruptedException {
    HttpReply reply = send(ProviderCall.get(Ollama.ID, "api/tags", LISTING));
    TagList list = TagList.read(reply, reply.readAll());
    remote = list.remote();
    return list.models();
  }

  /** Returns whether the server told that a model runs elsewhere, if it was asked. */
  boolean remote(String model) {
    return remote.contains(TagList.tagged(model))
        || known(model).map(ModelDetails::remote).orElse(false);
  }

  /** Returns what the server told of a model, if it was asked. */
  Optional<ModelDetails> known(String model) {
    return Optional.ofNullable(details.get(model));
  }

  void know(String model, ModelDetails told) {
    details.put(model, told);
  }

  Endpoint endpoint() {
    return client.endpoint();
  }

  HttpErrors errors(String subject) {
    return new HttpErrors(endpoint(), subject);
  }

  void checkOpen() {
    if (closed) {
      throw new IllegalStateException("The provider " + Ollama.ID + " is closed");
    }
  }

  void close() {
    closed = true;
  }
}
