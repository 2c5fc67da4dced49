package io.astraflow.gemini;

import io.astraflow.http.HttpReply;
import io.astraflow.http.stream.Frames;
import io.astraflow.http.stream.HttpModelStream;
import io.astraflow.http.stream.ServerSentEvents;
import io.astraflow.http.stream.WholeBody;
import io.astraflow.model.ModelEvent;
import io.astraflow.model.ModelName;
import io.astraflow.model.ModelStream;
import io.astraflow.model.ReplyMetadata;
import java.util.Iterator;
import java.util.Optional;

/** A streamed reply whose id is in its body. */
final class GeminiStream implements ModelStream {
  private final HttpModelStream stream;
  private final GenerateDecoder decoder;

  GeminiStream(ModelName model, HttpReply reply, GenerateDecoder decoder) {
    Frames frames =
        reply.is("application/json") ? new WholeBody(reply) : new ServerSentEvents(reply);
    this.stream = new HttpModelStream(model, reply, frames, decoder, Optional.empty());
    this.decoder = decoder;
  }

  @Override
  public Iterator<ModelEvent> iterator() {
    return stream.iterator();
  }

  @Override
  public ModelName model() {
    return stream.model();
  }

  @Override
  public ReplyMetadata metadata() {
    return stream.metadata().withRequestId(decoder.responseId());
  }

  @Override
  public void close() {
    stream.close();
  }
}
