package io.astraflow.ollama;

import io.astraflow.http.HttpReply;
import io.astraflow.http.ProviderCall;
import io.astraflow.http.TokenEstimate;
import io.astraflow.http.stream.HttpModelStream;
import io.astraflow.http.stream.JsonLines;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelCapabilities;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelName;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ModelStream;
import io.astraflow.model.ReplyCollector;
import io.astraflow.model.ReplyMetadata;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** A chat model. Safe for use by many threads. */
final class OllamaChat implements ModelAdapter {
  private static final String PATH = "api/chat";

  /** What the encoders of pictures that there are give at most, roughly. */
  private static final int TOKENS_OF_A_PICTURE = 1_600;

  private final ModelName name;
  private final OllamaService service;
  private final ModelSettings settings;
  private volatile boolean closed;

  OllamaChat(String model, OllamaService service, ModelSettings settings) {
    this.name = new ModelName(Ollama.ID, model);
    this.service = service;
    this.settings = settings;
  }

  @Override
  public ModelName name() {
    return name;
  }

  @Override
  public ModelCapabilities capabilities() {
    boolean local = service.endpoint().local() && !service.remote(name.model());
    return ChatFamily.capabilities(name.model(), service.known(name.model()), settings, local);
  }

  @Override
  public int countTokens(ModelRequest request) {
    return TokenEstimate.of(request, TOKENS_OF_A_PICTURE);
  }

  @Override
  public ModelReply complete(ModelRequest request) throws InterruptedException {
    byte[] json = json(request, false);
    HttpReply reply =
        service.send(
            name.model(), ProviderCall.post(name.toString(), PATH, json, request.timeout()));
    byte[] body = reply.readAll();
    ChatDecoder decoder = decoder();
    ReplyCollector collector = new ReplyCollector(name);
    try {
      decoder.read(body, 0, body.length, collector::add);
    } catch (JacksonException e) {
      throw reply.broken("is not the JSON it should be", e);
    }
    if (!decoder.complete()) {
      throw reply.broken("does not say that it is finished", null);
    }
    decoder.finish(collector::add);
    return collector.reply(ReplyMetadata.NONE);
  }

  @Override
  public ModelStream stream(ModelRequest request) throws InterruptedException {
    byte[] json = json(request, true);
    HttpReply reply =
        service.send(
            name.model(), ProviderCall.stream(name.toString(), PATH, json, request.timeout()));
    return new HttpModelStream(name, reply, new JsonLines(reply), decoder(), Optional.empty());
  }

  private byte[] json(ModelRequest request, boolean streamed) {
    checkOpen();
    capabilities().refuseUnsupported(name, request);
    settings.contextTokens().ifPresent(window -> refuseTooLong(request, window));
    return new ChatRequest(name, request, settings, streamed).json();
  }

  // The server would drop the beginning without a word.
  private void refuseTooLong(ModelRequest request, int window) {
    int tokens = countTokens(request);
    if (tokens > window) {
      throw ModelException.of(
          ModelException.Kind.TOO_LONG,
          "The request has about %d tokens, %d more than the window of %d that %s is given: shorten it, or raise context-tokens (astraflow.models.%s.context-tokens)."
              .formatted(tokens, tokens - window, window, name, Ollama.ID));
    }
  }

  private ChatDecoder decoder() {
    return new ChatDecoder(service.errors(name.toString()));
  }

  private void checkOpen() {
    service.checkOpen();
    if (closed) {
      throw new IllegalStateException("The adapter of " + name + " is closed");
    }
  }

  boolean closed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public String toString() {
    return name.toString();
  }
}
