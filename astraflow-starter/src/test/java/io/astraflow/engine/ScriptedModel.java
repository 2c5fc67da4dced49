package io.astraflow.engine;

import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Replies what the test says, in its order, then fails; keeps what it was asked. */
final class ScriptedModel implements ModelAdapter {
  private final List<ModelRequest> requests = new ArrayList<>();
  private final Deque<String> replies;

  ScriptedModel(String... replies) {
    this.replies = new ArrayDeque<>(List.of(replies));
  }

  synchronized List<ModelRequest> requests() {
    return List.copyOf(requests);
  }

  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public synchronized ModelReply complete(ModelRequest request) {
    requests.add(request);
    if (replies.isEmpty()) {
      throw new ModelException(ModelException.Kind.BUSY, "scripted has no more replies", null);
    }
    return new ModelReply(replies.remove());
  }

  @Override
  public void close() {}
}
