package io.astraflow.http.stream;

import io.astraflow.model.ModelEvent;
import java.util.function.Consumer;

/** Turns the frames of one reply into its events. For one thread at a time. */
public interface ReplyDecoder {

  /**
   * Reads one frame, which is a whole one.
   *
   * @throws io.astraflow.model.ModelException if the provider says that it failed
   * @throws tools.jackson.core.JacksonException if the frame is malformed
   */
  void frame(Frames frame, Consumer<ModelEvent> events);

  /** Returns whether the reply is complete, though its body may go on. */
  boolean complete();

  /**
   * Adds what is left, {@link ModelEvent.Finished} last: called once, when {@link #complete()} and
   * the body is over, or {@link #over()}. What is added before an exception is read before it.
   *
   * @throws io.astraflow.model.ModelException if the reply was refused or blocked
   */
  void finish(Consumer<ModelEvent> events);

  /** Returns whether nothing more may come, so that the rest of the body need not be awaited. */
  boolean over();
}
