package io.astraflow.core.internal.model.stream;

import io.astraflow.model.ModelEvent;
import io.astraflow.model.ReplyMetadata;

/**
 * Watches one stream. Events come from the thread that reads; exactly one of {@link #finished},
 * {@link #failed} and {@link #closed} follows them, the last of these from any thread.
 */
public interface StreamObserver {

  /** Takes note of an event before the reader sees it. */
  default void event(ModelEvent event) {}

  /** Takes note that the reply is complete, before the reader sees its last event. */
  default void finished() {}

  /** Takes note of a failure before the reader sees it. */
  default void failed(RuntimeException failure) {}

  /** Takes note that nobody wants the rest. */
  default void closed() {}

  /** Returns what is known of the call, made of what the stream says. */
  default ReplyMetadata metadata(ReplyMetadata known) {
    return known;
  }
}
