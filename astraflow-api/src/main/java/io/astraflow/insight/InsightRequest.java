package io.astraflow.insight;

import io.astraflow.model.ModelName;
import java.util.Optional;

/**
 * How insights are wanted. Immutable.
 *
 * @param model which language model finds named entities; empty for the one that the application
 *     set; where it set none, none are found
 * @param regenerate whether they are found anew though those of this version are stored
 */
public record InsightRequest(Optional<ModelName> model, boolean regenerate) {

  /** Returns a request with everything by default. */
  public static InsightRequest defaults() {
    return new InsightRequest(Optional.empty(), false);
  }

  /** Returns this request with named entities found by this model. */
  public InsightRequest withModel(ModelName name) {
    return new InsightRequest(Optional.of(name), regenerate);
  }

  /** Returns this request for insights that are found anew, whatever is stored. */
  public InsightRequest regenerated() {
    return new InsightRequest(model, true);
  }
}
