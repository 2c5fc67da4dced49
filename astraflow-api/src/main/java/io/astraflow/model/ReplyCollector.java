package io.astraflow.model;

import io.astraflow.tool.ToolCall;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the events of one stream together to the whole reply; for one thread at a time. */
public final class ReplyCollector {
  private final ModelName model;
  private final StringBuilder text = new StringBuilder();
  private final List<Part.Reasoning> reasoning = new ArrayList<>();
  private final StringBuilder thought = new StringBuilder();
  private final List<ToolCall> toolCalls = new ArrayList<>();
  private Usage usage = Usage.UNKNOWN;
  private ModelEvent.@Nullable Finished finished;

  /** Creates a collector of a reply by {@code model}. */
  public ReplyCollector(ModelName model) {
    this.model = model;
  }

  /** Adds the next event. */
  public void add(ModelEvent event) {
    if (event instanceof ModelEvent.Text part) {
      text.append(part.text());
    } else if (event instanceof ModelEvent.Reasoning part) {
      think(part);
    } else if (event instanceof ModelEvent.ToolCallCompleted part) {
      toolCalls.add(part.call());
    } else if (event instanceof ModelEvent.UsageReported part) {
      usage = part.usage();
    } else if (event instanceof ModelEvent.Finished part) {
      finished = part;
    }
  }

  /** Returns the tokens that were reported last. */
  public Usage usage() {
    return usage;
  }

  // What was thought is one part up to each signature, which belongs to what comes before it.
  private void think(ModelEvent.Reasoning part) {
    thought.append(part.text());
    if (part.signature() != null) {
      reasoning.add(new Part.Reasoning(thought.toString(), part.signature()));
      thought.setLength(0);
    }
  }

  /**
   * Returns the reply.
   *
   * @throws ModelException if the last event is missing
   */
  public ModelReply reply(ReplyMetadata metadata) {
    if (finished == null) {
      throw ModelException.of(
          ModelException.Kind.BROKEN_REPLY, "The reply of " + model + " ended half-way.");
    }
    List<Part.Reasoning> thoughts = new ArrayList<>(reasoning);
    if (!thought.isEmpty()) {
      thoughts.add(new Part.Reasoning(thought.toString(), null));
    }
    return new ModelReply(
        model,
        text.toString(),
        thoughts,
        toolCalls,
        finished.reason(),
        finished.detail(),
        usage,
        metadata);
  }
}
