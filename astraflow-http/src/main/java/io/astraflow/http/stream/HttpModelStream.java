package io.astraflow.http.stream;

import io.astraflow.http.HttpReply;
import io.astraflow.model.ModelEvent;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelName;
import io.astraflow.model.ModelStream;
import io.astraflow.model.ReplyMetadata;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The events of a reply over HTTP, decoded on the thread that asks for them. */
public final class HttpModelStream implements ModelStream {
  private final ModelName model;
  private final HttpReply reply;
  private final Frames frames;
  private final ReplyDecoder decoder;
  private final ReplyMetadata metadata;
  private final Queue<ModelEvent> events = new ArrayDeque<>();
  private final AtomicBoolean asked = new AtomicBoolean();
  private volatile boolean closed;
  private boolean finished;
  private @Nullable ModelException failure;

  /**
   * Creates a stream that closes {@code reply}.
   *
   * @param requestId the provider's id of the request, where it says so
   */
  public HttpModelStream(
      ModelName model,
      HttpReply reply,
      Frames frames,
      ReplyDecoder decoder,
      Optional<String> requestId) {
    this.model = model;
    this.reply = reply;
    this.frames = frames;
    this.decoder = decoder;
    this.metadata = ReplyMetadata.NONE.withRequestId(requestId);
  }

  @Override
  public Iterator<ModelEvent> iterator() {
    if (asked.getAndSet(true)) {
      throw new IllegalStateException("A stream is read once");
    }
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return advance();
      }

      @Override
      public ModelEvent next() {
        if (!advance()) {
          throw new NoSuchElementException();
        }
        return events.remove();
      }
    };
  }

  private boolean advance() {
    if (closed && failure == null && !(finished && events.isEmpty())) {
      fail(cancelled());
      events.clear();
    }
    while (events.isEmpty() && !finished && failure == null) {
      read();
    }
    // What was counted before the failure is worth its reader's while.
    if (failure != null && (events.isEmpty() || closed)) {
      throw failure;
    }
    return !events.isEmpty();
  }

  private void read() {
    try {
      if (hasFrame()) {
        decoder.frame(frames, events::add);
        if (decoder.over()) {
          end();
        }
      } else {
        end();
      }
    } catch (JacksonException e) {
      events.clear();
      fail(reply.broken("is not the JSON it should be", e));
    } catch (ModelException e) {
      fail(e);
    }
  }

  private boolean hasFrame() {
    try {
      return frames.advance();
    } catch (IOException e) {
      ModelException explained = reply.failure(e);
      if (explained.kind() != ModelException.Kind.BROKEN_REPLY || !decoder.complete()) {
        throw explained;
      }
      return false; // Cut after its end.
    }
  }

  private void end() {
    if (!decoder.complete()) {
      throw reply.broken("ended half-way, without saying that it is finished", null);
    }
    decoder.finish(events::add);
    finished = true;
    reply.close();
  }

  private void fail(ModelException e) {
    failure = e;
    reply.cancel();
  }

  private ModelException cancelled() {
    return ModelException.of(
        ModelException.Kind.CANCELLED, "The stream of " + model + " was closed.");
  }

  @Override
  public ModelName model() {
    return model;
  }

  @Override
  public ReplyMetadata metadata() {
    return metadata;
  }

  @Override
  public void close() {
    closed = true;
    reply.cancel();
  }
}
