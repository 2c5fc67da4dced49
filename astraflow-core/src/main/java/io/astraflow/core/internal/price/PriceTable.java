package io.astraflow.core.internal.price;

import io.astraflow.model.ModelName;
import io.astraflow.model.Price;
import io.astraflow.model.Prices;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Prices by model. A dated variant, such as {@code gpt-4o-2024-08-06}, costs what the longest name
 * costs that it begins with, unless it has a price of its own. Immutable.
 */
public final class PriceTable implements Prices {
  /** Stands for all models of a provider that are not named. */
  static final String ALL = "*";

  // What follows must be a date or a version: gpt-4o-audio is no gpt-4o.
  private static final Pattern VARIANT =
      Pattern.compile("[-@:](latest|((preview|exp)-)?\\d{2,4}(-\\d{2}){0,2}(-\\d{4})?)");

  private final Map<ModelName, Price> prices;

  PriceTable(Map<ModelName, Price> prices) {
    this.prices = Map.copyOf(prices);
  }

  @Override
  public Optional<Price> of(ModelName model) {
    return Optional.ofNullable(prices.get(model))
        .or(() -> variant(model))
        .or(() -> Optional.ofNullable(prices.get(new ModelName(model.provider(), ALL))));
  }

  private Optional<Price> variant(ModelName model) {
    return prices.entrySet().stream()
        .filter(entry -> isVariant(model, entry.getKey()))
        .max(Comparator.comparingInt(entry -> entry.getKey().model().length()))
        .map(Map.Entry::getValue);
  }

  private static boolean isVariant(ModelName model, ModelName base) {
    return model.provider().equals(base.provider())
        && model.model().startsWith(base.model())
        && VARIANT.matcher(model.model().substring(base.model().length())).matches();
  }
}
