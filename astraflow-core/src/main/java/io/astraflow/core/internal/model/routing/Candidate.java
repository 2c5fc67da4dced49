package io.astraflow.core.internal.model.routing;

import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelName;

/**
 * A model to choose from. Immutable.
 *
 * @param adapter the model
 * @param quality how good it is held to be, higher is better; 0 where nobody said
 */
public record Candidate(ModelAdapter adapter, int quality) {
  ModelName name() {
    return adapter.name();
  }
}
