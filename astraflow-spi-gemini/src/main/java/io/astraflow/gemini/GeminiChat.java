package io.astraflow.gemini;

import io.astraflow.http.HttpReply;
import io.astraflow.http.ModelRefusals;
import io.astraflow.http.ProviderCall;
import io.astraflow.http.TokenEstimate;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelCapabilities;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelName;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ModelStream;
import io.astraflow.model.ReplyCollector;
import io.astraflow.model.ReplyMetadata;
import tools.jackson.core.JacksonException;

/** A chat model. Safe for use by many threads. */
final class GeminiChat implements ModelAdapter {
  /** A picture of 1024 by 1024 pixels; the service cuts large ones into tiles of 258 tokens. */
  private static final int TOKENS_OF_A_PICTURE = 4 * 258 + 88;

  private final ModelName name;
  private final ModelFamily family;
  private final GeminiService service;
  private final ModelCapabilities capabilities;
  private final ModelRefusals refusals;
  private volatile boolean closed;

  GeminiChat(String model, GeminiService service, ModelList list) {
    this.name = new ModelName(Gemini.ID, model);
    this.family = ModelFamily.of(model);
    this.service = service;
    this.capabilities = family.capabilities(service.endpoint().local());
    this.refusals = new ModelRefusals(model, service.errors(name.toString()), list::nearest);
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
    return TokenEstimate.of(request, TOKENS_OF_A_PICTURE);
  }

  @Override
  public ModelReply complete(ModelRequest request) throws InterruptedException {
    byte[] json = json(request);
    String path = ModelPath.of(name.model(), "generateContent");
    HttpReply reply =
        service.send(ProviderCall.post(name.toString(), path, json, request.timeout()), refusals);
    byte[] body = reply.readAll();
    GenerateDecoder decoder = decoder();
    ReplyCollector collector = new ReplyCollector(name);
    try {
      decoder.read(body, 0, body.length, collector::add);
    } catch (JacksonException e) {
      throw reply.broken("is not the JSON it should be", e);
    } catch (ModelException e) {
      throw e.withUsage(collector.usage());
    }
    if (!decoder.complete()) {
      throw reply.broken("has no candidate that says why it ended", null);
    }
    try {
      decoder.finish(collector::add);
    } catch (ModelException e) {
      throw e.withUsage(collector.usage());
    }
    return collector.reply(ReplyMetadata.NONE.withRequestId(decoder.responseId()));
  }

  @Override
  public ModelStream stream(ModelRequest request) throws InterruptedException {
    byte[] json = json(request);
    String path = ModelPath.of(name.model(), "streamGenerateContent") + "?alt=sse";
    HttpReply reply =
        service.send(ProviderCall.stream(name.toString(), path, json, request.timeout()), refusals);
    return new GeminiStream(name, reply, decoder());
  }

  private byte[] json(ModelRequest request) {
    checkOpen();
    capabilities.refuseUnsupported(name, request);
    return GenerateRequest.json(request, family);
  }

  private GenerateDecoder decoder() {
    return new GenerateDecoder(service.errors(name.toString()), name.toString());
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
