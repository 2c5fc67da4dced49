package io.astraflow.gemini;

import io.astraflow.http.ErrorBody;
import io.astraflow.http.HttpErrors;
import io.astraflow.http.Refusals;
import io.astraflow.model.ModelException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What refusals of one model mean: a model that is not known is told with the names that are
 * spelled alike. Immutable.
 *
 * @param model its id
 * @param errors what refusals mean otherwise
 * @param list the models there are
 */
record ModelRefusals(String model, HttpErrors errors, ModelList list) implements Refusals {
  private static final int NOT_FOUND = 404;

  @Override
  public ModelException of(int status, Optional<Duration> retryAfter, ErrorBody body) {
    ModelException refusal = errors.of(status, retryAfter, body);
    List<String> names = status == NOT_FOUND ? list.nearest(model) : List.of();
    return names.isEmpty()
        ? refusal
        : ModelException.of(
            refusal.kind(),
            refusal.getMessage() + " Similar names: " + String.join(", ", names) + ".");
  }
}
