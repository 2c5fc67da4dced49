package io.astraflow.core.internal.model.cache;

import io.astraflow.core.internal.model.stream.ModelDecorator;
import io.astraflow.core.internal.model.stream.ObservedStream;
import io.astraflow.core.internal.model.stream.StreamObserver;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelEvent;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ModelStream;
import io.astraflow.model.ModelStreams;
import io.astraflow.model.ReplyCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Replies with what was kept, whole or as a stream, and keeps what can be. */
public final class CachedModel extends ModelDecorator {
  private final ReplyCache cache;

  private CachedModel(ModelAdapter inner, ReplyCache cache) {
    super(inner);
    this.cache = cache;
  }

  /** Returns an adapter around another, or that itself where nothing is kept. */
  public static ModelAdapter around(ModelAdapter inner, ReplyCache cache) {
    return cache.isOn() ? new CachedModel(inner, cache) : inner;
  }

  @Override
  public ModelReply complete(ModelRequest request) throws InterruptedException {
    Optional<ModelReply> kept = cache.find(name(), request);
    if (kept.isPresent()) {
      return kept.get();
    }
    ModelReply reply = inner.complete(request);
    cache.keep(name(), request, reply);
    return reply;
  }

  @Override
  public ModelStream stream(ModelRequest request) throws InterruptedException {
    Optional<ModelReply> kept = cache.find(name(), request);
    if (kept.isPresent()) {
      return ModelStreams.replay(kept.get());
    }
    ModelStream stream = inner.stream(request);
    return new ObservedStream(stream, new Keeping(request, stream));
  }

  private final class Keeping implements StreamObserver {
    private final ModelRequest request;
    private final ModelStream stream;
    private final List<ModelEvent> events = new ArrayList<>();

    Keeping(ModelRequest request, ModelStream stream) {
      this.request = request;
      this.stream = stream;
    }

    @Override
    public void event(ModelEvent event) {
      events.add(event);
    }

    @Override
    public void finished() {
      ReplyCollector collector = new ReplyCollector(stream.model());
      events.forEach(collector::add);
      try {
        cache.keep(name(), request, collector.reply(stream.metadata()));
      } catch (InterruptedException e) {
        // The reply is whole and the reader's; it is not kept, and the reader learns of it later.
        Thread.currentThread().interrupt();
      }
    }
  }
}
