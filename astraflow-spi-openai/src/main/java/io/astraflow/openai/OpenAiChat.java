package io.astraflow.openai;

import io.astraflow.http.HttpErrors;
import io.astraflow.http.HttpReply;
import io.astraflow.http.ProviderCall;
import io.astraflow.http.stream.Frames;
import io.astraflow.http.stream.HttpModelStream;
import io.astraflow.http.stream.ServerSentEvents;
import io.astraflow.http.stream.WholeBody;
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
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.core.JacksonException;

/** A chat model, by {@code POST /chat/completions}. */
final class OpenAiChat implements ModelAdapter {
  private static final String PATH = "chat/completions";

  private final OpenAiService service;
  private final ModelName name;
  private final ModelFamily family;
  private final ModelCapabilities capabilities;
  private final ChatRequestWriter writer;
  private final AtomicBoolean closed = new AtomicBoolean();

  OpenAiChat(OpenAiService service, ModelName name) {
    this.service = service;
    this.name = name;
    this.family = ModelFamily.of(name.model());
    this.capabilities = family.capabilities(service.endpoint().local());
    this.writer = new ChatRequestWriter(name.model(), service.official() || family.reasons());
  }

  @Override
  public ModelName name() {
    return name;
  }

  @Override
  public ModelCapabilities capabilities() {
    return capabilities;
  }

  @Override
  public int countTokens(ModelRequest request) {
    return RequestTokens.count(request, family);
  }

  @Override
  public ModelReply complete(ModelRequest request) throws InterruptedException {
    HttpReply reply = send(request, false);
    byte[] body = reply.readAll();
    CompletionDecoder decoder = decoder();
    ReplyCollector collector = new ReplyCollector(name);
    try {
      decoder.whole(body, collector::add);
    } catch (JacksonException e) {
      throw reply.broken("is not the JSON it should be", e);
    }
    if (!decoder.complete()) {
      throw reply.broken("is empty", null);
    }
    try {
      decoder.finish(collector::add);
    } catch (ModelException e) {
      throw e.withUsage(collector.usage());
    }
    return collector.reply(ReplyMetadata.NONE.withRequestId(requestId(reply)));
  }

  @Override
  public ModelStream stream(ModelRequest request) throws InterruptedException {
    HttpReply reply = send(request, true);
    // Some servers cannot stream and send the reply as a whole.
    Frames frames =
        reply.is("application/json") ? new WholeBody(reply) : new ServerSentEvents(reply);
    return new HttpModelStream(name, reply, frames, decoder(), requestId(reply));
  }

  private HttpReply send(ModelRequest request, boolean streamed) throws InterruptedException {
    if (closed()) {
      throw new IllegalStateException(name + " is closed");
    }
    capabilities.refuseUnsupported(name, request);
    byte[] json = writer.write(request, streamed);
    ProviderCall call =
        streamed
            ? ProviderCall.stream(name.toString(), PATH, json, request.timeout())
            : ProviderCall.post(name.toString(), PATH, json, request.timeout());
    return service.send(call, name.model());
  }

  private CompletionDecoder decoder() {
    return new CompletionDecoder(name, new HttpErrors(service.endpoint(), name.toString()));
  }

  private static Optional<String> requestId(HttpReply reply) {
    return reply.header("x-request-id");
  }

  boolean closed() {
    return closed.get();
  }

  @Override
  public void close() {
    closed.set(true);
  }

  @Override
  public String toString() {
    return name.toString();
  }
}
