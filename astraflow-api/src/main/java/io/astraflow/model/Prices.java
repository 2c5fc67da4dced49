package io.astraflow.model;

import java.util.Optional;

/** What models cost. Safe for use by many threads; asks nobody and does not block. */
@FunctionalInterface
public interface Prices {

  /** Returns the price of a model, or empty where it is not known. */
  Optional<Price> of(ModelName model);

  /** Returns prices that know no model. */
  static Prices unknown() {
    return model -> Optional.empty();
  }

  /** Returns these prices, and where they do not know a model those of {@code others}. */
  default Prices or(Prices others) {
    return model -> of(model).or(() -> others.of(model));
  }
}
