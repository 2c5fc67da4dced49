package io.astraflow.core.internal.structured;

import io.astraflow.model.Capability;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelCapabilities;
import io.astraflow.model.ModelName;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ModelStream;
import io.astraflow.testkit.model.ScriptedModel;
import java.util.OptionalInt;
import java.util.Set;

/** A scripted model that can do only what a test says. */
record PlainModel(ScriptedModel script, Set<Capability> abilities) implements ModelAdapter {
  @Override
  public ModelName name() {
    return script.name();
  }

  @Override
  public ModelCapabilities capabilities() {
    return new ModelCapabilities(abilities, OptionalInt.empty(), OptionalInt.empty(), false);
  }

  @Override
  public int countTokens(ModelRequest request) {
    return script.countTokens(request);
  }

  @Override
  public ModelReply complete(ModelRequest request) throws InterruptedException {
    return script.complete(request);
  }

  @Override
  public ModelStream stream(ModelRequest request) throws InterruptedException {
    return script.stream(request);
  }

  @Override
  public void close() {
    script.close();
  }
}
