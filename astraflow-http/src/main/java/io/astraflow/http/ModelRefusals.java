package io.astraflow.http;

import io.astraflow.model.ModelException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What refusals of one model mean: a model that is not known is told with the names that are
 * spelled alike.
 *
 * @param model its id
 * @param errors what refusals mean otherwise
 * @param nearest returns the names nearest to one that is not known, asking nobody
 */
public record ModelRefusals(String model, HttpErrors errors, Function<String, List<String>> nearest)
    implements Refusals {
  private static final int NOT_FOUND = 404;

  @Override
  public ModelException of(int status, Optional<Duration> retryAfter, ErrorBody body) {
    ModelException refusal = errors.of(status, retryAfter, body);
    List<String> names = status == NOT_FOUND ? nearest.apply(model) : List.of();
    return names.isEmpty()
        ? refusal
        : ModelException.of(
            refusal.kind(),
            refusal.getMessage() + " Similar names: " + String.join(", ", names) + ".");
  }
}
