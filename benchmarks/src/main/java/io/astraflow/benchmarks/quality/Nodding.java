package io.astraflow.benchmarks.quality;

import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelCapabilities;
import io.astraflow.model.ModelName;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ModelStream;
import io.astraflow.model.ModelStreams;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A language model that says yes at once to everything, so that whether a question is refused costs
 * no answer. Safe for use by many threads.
 */
final class Nodding implements ModelAdapter {
  private static final ModelName NAME = new ModelName("benchmark", "nodding");

  @Override
  public ModelName name() {
    return NAME;
  }

  @Override
  public ModelCapabilities capabilities() {
    return new ModelCapabilities(Set.of(), OptionalInt.empty(), OptionalInt.empty(), false);
  }

  @Override
  public int countTokens(ModelRequest request) {
    return 1;
  }

  @Override
  public ModelReply complete(ModelRequest request) {
    return ModelReply.of(NAME, "Yes.");
  }

  @Override
  public ModelStream stream(ModelRequest request) {
    return ModelStreams.replay(complete(request));
  }

  @Override
  public void close() {}
}
