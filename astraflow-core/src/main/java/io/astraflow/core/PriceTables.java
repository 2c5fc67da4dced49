package io.astraflow.core;

import io.astraflow.core.internal.price.PriceFile;
import io.astraflow.core.internal.price.PriceSettings;
import io.astraflow.model.Prices;
import io.astraflow.spi.model.ProviderSettings;
import java.nio.file.Path;

/**
 * Prices of models, to be combined with {@link Prices#or}: {@code
 * PriceTables.read(file).or(PriceTables.defaults())}.
 *
 * <p>A variant with a date or version behind its name costs what the longest name costs that it
 * begins with, unless it has a price of its own.
 */
public final class PriceTables {
  private PriceTables() {}

  /**
   * Returns the list prices of well-known models in US dollars, as of the date in {@code
   * prices.json}. Models that run on this machine cost nothing. Models whose price depends on the
   * length of the prompt are not in it.
   */
  public static Prices defaults() {
    return PriceFile.defaults();
  }

  /**
   * Reads prices from a JSON file.
   *
   * <pre>{@code
   * {"currency": "USD",
   *  "models": {"openai:gpt-4o": {"input": "2.50", "cached": "1.25", "output": "10.00"}}}
   * }</pre>
   *
   * <p>Prices are per million tokens. Without {@code cached} these tokens cost as the others,
   * without {@code output} a reply costs nothing; {@code ollama:*} stands for all models of a
   * provider that are not named.
   *
   * @throws io.astraflow.error.ConfigurationException if the file is not of this form
   */
  public static Prices read(Path file) {
    return PriceFile.read(file);
  }

  /**
   * Reads the settings {@code astraflow.models.<provider>.prices.<model>} of a provider, each
   * {@code input,cached,output} or {@code input,output} in US dollars per million tokens.
   *
   * @throws io.astraflow.error.ConfigurationException if one is malformed
   */
  public static Prices of(ProviderSettings settings) {
    return PriceSettings.read(settings);
  }
}
