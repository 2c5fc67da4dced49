package io.astraflow.gemini;

import io.astraflow.model.ModelEvent;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelName;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ReplyCollector;
import io.astraflow.model.ReplyMetadata;
import io.astraflow.tool.ToolCall;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a stream gave: its events, without the ids that were made here, and how it failed.
 *
 * @param events all of them, in order
 * @param failure kind, category and message; null if it did not fail
 */
record Replayed(List<ModelEvent> events, @Nullable String failure) {

  static Replayed of(Reading reading) throws InterruptedException {
    List<ModelEvent> events = new ArrayList<>();
    try {
      reading.into(events);
    } catch (ModelException e) {
      // The port is another one each time.
      String message = String.valueOf(e.getMessage()).replaceAll(":[0-9]{4,5}", "");
      return new Replayed(events, e.kind() + " " + e.category() + " " + message);
    }
    return new Replayed(events.stream().map(Replayed::withoutId).toList(), null);
  }

  private static ModelEvent withoutId(ModelEvent event) {
    if (event instanceof ModelEvent.ToolCallCompleted done && CallIds.made(done.call().id())) {
      ToolCall call = done.call();
      return new ModelEvent.ToolCallCompleted(
          new ToolCall("made", call.name(), call.arguments(), call.signature()));
    }
    return event;
  }

  /** Returns the events put together. */
  ModelReply reply() {
    ReplyCollector collector = new ReplyCollector(new ModelName(Gemini.ID, "replayed"));
    events.forEach(collector::add);
    return collector.reply(ReplyMetadata.NONE);
  }

  /** Reads a stream. */
  @FunctionalInterface
  interface Reading {

    /** Adds all events. */
    void into(List<ModelEvent> events) throws InterruptedException;
  }
}
