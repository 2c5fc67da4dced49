package io.astraflow.core.internal.price;

import io.astraflow.error.ConfigurationException;
import io.astraflow.model.ModelName;
import io.astraflow.model.Price;
import io.astraflow.model.Prices;
import io.astraflow.spi.model.ProviderSettings;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Prices in the settings of a provider, as {@code prices.<model>=input,cached,output}. */
public final class PriceSettings {
  private static final String NAME = "prices";
  private static final int WITHOUT_CACHED = 2;
  private static final int ALL = 3;

  private PriceSettings() {}

  /**
   * Reads the settings of a provider.
   *
   * @throws ConfigurationException if a price is malformed
   */
  public static Prices read(ProviderSettings settings) {
    Map<ModelName, Price> prices = new HashMap<>();
    settings
        .under(NAME)
        .forEach(
            (model, text) ->
                prices.put(
                    new ModelName(settings.provider(), model),
                    price(settings.property(NAME + "." + model), text)));
    return new PriceTable(prices);
  }

  private static Price price(String property, String text) {
    try {
      List<BigDecimal> amounts =
          Stream.of(text.split(",", -1)).map(String::strip).map(BigDecimal::new).toList();
      if (amounts.size() == WITHOUT_CACHED || amounts.size() == ALL) {
        return new Price(
            Currency.getInstance("USD"),
            amounts.get(0),
            amounts.size() == ALL ? amounts.get(1) : amounts.get(0),
            amounts.get(amounts.size() - 1));
      }
    } catch (IllegalArgumentException e) { // Of numbers and of negative prices.
      throw malformed(property, text);
    }
    throw malformed(property, text);
  }

  private static ConfigurationException malformed(String property, String text) {
    return new ConfigurationException(
        ("The setting %s must be input,cached,output or input,output in USD per million tokens,"
                + " such as 2.50,1.25,10.00: \"%s\"")
            .formatted(property, text));
  }
}
