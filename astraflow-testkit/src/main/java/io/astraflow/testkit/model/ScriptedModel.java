package io.astraflow.testkit.model;

import io.astraflow.model.Capability;
import io.astraflow.model.Message;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelCapabilities;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelName;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ModelStream;
import io.astraflow.model.ModelStreams;
import io.astraflow.model.Part;
import io.astraflow.tool.ToolSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Replies what a test says, in its order, then fails as busy; keeps what it was asked. A token is
 * taken for four characters of text, tools, calls and results. Safe for use by many threads.
 */
public final class ScriptedModel implements ModelAdapter {
  private static final int CHARACTERS_A_TOKEN = 4;

  private final ModelName name;
  private final List<ModelRequest> requests = new ArrayList<>();
  private final Deque<Reply> script = new ArrayDeque<>();
  private volatile OptionalInt window = OptionalInt.empty();

  /** Creates the model {@code scripted:model} with these replies. */
  public ScriptedModel(String... replies) {
    this(new ModelName("scripted", "model"));
    for (String reply : replies) {
      then(ModelReply.of(name, reply));
    }
  }

  /** Creates a model without replies. */
  public ScriptedModel(ModelName name) {
    this.name = name;
  }

  /** Adds a reply. */
  public ScriptedModel then(ModelReply reply) {
    return then((Reply) request -> reply);
  }

  /** Adds a failure. */
  public ScriptedModel then(ModelException failure) {
    return then(
        (Reply)
            request -> {
              throw failure;
            });
  }

  /** Adds a reply that is made of the request. */
  public synchronized ScriptedModel then(Reply reply) {
    script.add(reply);
    return this;
  }

  /** Sets how many tokens the model says that it reads and writes at most; default unknown. */
  public ScriptedModel window(int tokens) {
    this.window = OptionalInt.of(tokens);
    return this;
  }

  /** Returns what the model was asked, the first first. */
  public synchronized List<ModelRequest> requests() {
    return List.copyOf(requests);
  }

  @Override
  public ModelName name() {
    return name;
  }

  @Override
  public ModelCapabilities capabilities() {
    return new ModelCapabilities(Set.of(Capability.values()), window, OptionalInt.empty(), false);
  }

  @Override
  public int countTokens(ModelRequest request) {
    int characters =
        request.system().length()
            + request.messages().stream().mapToInt(ScriptedModel::characters).sum()
            + request.tools().stream().mapToInt(ScriptedModel::characters).sum();
    return characters / CHARACTERS_A_TOKEN + 1;
  }

  private static int characters(Message message) {
    return message.parts().stream().mapToInt(ScriptedModel::characters).sum();
  }

  private static int characters(Part part) {
    if (part instanceof Part.Text text) {
      return text.text().length();
    } else if (part instanceof Part.Call call) {
      return call.call().name().length() + call.call().arguments().length();
    } else if (part instanceof Part.Result result) {
      return result.result().content().length();
    }
    return 0;
  }

  private static int characters(ToolSpec tool) {
    return tool.name().length() + tool.description().length() + tool.parameters().json().length();
  }

  @Override
  public ModelReply complete(ModelRequest request) throws InterruptedException {
    return next(request).to(request);
  }

  @Override
  public ModelStream stream(ModelRequest request) throws InterruptedException {
    return ModelStreams.replay(complete(request));
  }

  private synchronized Reply next(ModelRequest request) {
    requests.add(request);
    Reply reply = script.poll();
    if (reply == null) {
      throw ModelException.of(ModelException.Kind.BUSY, name + " has no more replies.");
    }
    return reply;
  }

  @Override
  public void close() {}

  /** Makes a reply of a request. */
  @FunctionalInterface
  public interface Reply {

    /** Returns the reply, or throws what the model is to throw. */
    ModelReply to(ModelRequest request) throws InterruptedException;
  }
}
