package io.astraflow.core.internal.structured;

import io.astraflow.model.ModelEvent;
import io.astraflow.model.ModelName;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelStream;
import io.astraflow.model.ReplyCollector;
import io.astraflow.model.ReplyMetadata;
import java.util.Iterator;
import java.util.function.Consumer;

/** A stream whose last event is handed on if the whole reply passes. */
final class CheckedStream implements ModelStream {
  private final ModelStream stream;
  private final Consumer<ModelReply> check;

  CheckedStream(ModelStream stream, Consumer<ModelReply> check) {
    this.stream = stream;
    this.check = check;
  }

  @Override
  public Iterator<ModelEvent> iterator() {
    Iterator<ModelEvent> events = stream.iterator();
    ReplyCollector collector = new ReplyCollector(stream.model());
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return events.hasNext();
      }

      @Override
      public ModelEvent next() {
        ModelEvent event = events.next();
        collector.add(event);
        if (event instanceof ModelEvent.Finished) {
          check.accept(collector.reply(stream.metadata()));
        }
        return event;
      }
    };
  }

  @Override
  public ModelName model() {
    return stream.model();
  }

  @Override
  public ReplyMetadata metadata() {
    return stream.metadata();
  }

  @Override
  public void close() {
    stream.close();
  }
}
