package io.astraflow.core.internal.price;

import io.astraflow.core.internal.schema.Json;
import io.astraflow.error.ConfigurationException;
import io.astraflow.model.ModelName;
import io.astraflow.model.Price;
import io.astraflow.model.Prices;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Prices in JSON: a {@code currency}, and under {@code models} for each {@code provider:model} its
 * {@code input}, {@code cached} and {@code output} per million tokens, as texts or numbers. Without
 * {@code cached} these cost as the others, without {@code output} it costs nothing. {@code
 * provider:*} stands for all other models.
 */
public final class PriceFile {
  private static final String DEFAULTS = "prices.json";

  private PriceFile() {}

  /** Returns the prices that come with the engine. */
  public static Prices defaults() {
    try (InputStream in = PriceFile.class.getResourceAsStream(DEFAULTS)) {
      if (in == null) {
        throw new IllegalStateException(DEFAULTS + " is missing in the jar of the engine");
      }
      return table(Json.mapper().readTree(in), "the engine's prices");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a file.
   *
   * @throws ConfigurationException if it cannot be read or is not of the form above
   */
  public static Prices read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return table(Json.mapper().readTree(in), file.toString());
    } catch (IOException e) {
      throw new ConfigurationException(
          "The prices in %s cannot be read: %s".formatted(file, e.getMessage()), e);
    } catch (JacksonException e) {
      throw new ConfigurationException(
          "The prices in %s are no JSON: %s".formatted(file, e.getOriginalMessage()), e);
    }
  }

  private static Prices table(JsonNode root, String source) {
    Currency currency = currency(root, source);
    Map<ModelName, Price> prices = new HashMap<>();
    for (Map.Entry<String, JsonNode> model : root.path("models").properties()) {
      try {
        prices.put(ModelName.parse(model.getKey()), price(model.getValue(), currency));
      } catch (IllegalArgumentException e) {
        throw new ConfigurationException(
            "The price of %s in %s is malformed: %s"
                .formatted(model.getKey(), source, e.getMessage()),
            e);
      }
    }
    if (prices.isEmpty()) {
      throw new ConfigurationException(
          "There is no price in %s: it needs \"models\" with one for each provider:model."
              .formatted(source));
    }
    return new PriceTable(prices);
  }

  private static Currency currency(JsonNode root, String source) {
    String code = root.path("currency").asString("");
    try {
      return Currency.getInstance(code);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          "The \"currency\" in %s must be a code such as USD: \"%s\"".formatted(source, code), e);
    }
  }

  private static Price price(JsonNode price, Currency currency) {
    BigDecimal input = amount(price, "input");
    return new Price(
        currency,
        input,
        price.has("cached") ? amount(price, "cached") : input,
        price.has("output") ? amount(price, "output") : BigDecimal.ZERO);
  }

  private static BigDecimal amount(JsonNode price, String name) {
    String text = price.path(name).asString("");
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "\"%s\" must be a number: \"%s\"".formatted(name, text), e);
    }
  }
}
