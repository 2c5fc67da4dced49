package io.astraflow.core.internal.retrieval;

import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Replies what the test says, in its order, and keeps what it was asked. One thread at a time. */
public final class ScriptedModel implements ModelAdapter {
  private final List<ModelRequest> requests = new ArrayList<>();
  private final Deque<String> replies;

  /** Creates a model with these replies. */
  public ScriptedModel(String... replies) {
    this.replies = new ArrayDeque<>(List.of(replies));
  }

  /** Returns what it was asked. */
  public List<ModelRequest> requests() {
    return requests;
  }

  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public ModelReply complete(ModelRequest request) {
    requests.add(request);
    return new ModelReply(replies.remove());
  }

  @Override
  public void close() {}
}
