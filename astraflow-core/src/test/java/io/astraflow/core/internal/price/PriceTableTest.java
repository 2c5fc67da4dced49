package io.astraflow.core.internal.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.core.PriceTables;
import io.astraflow.error.ConfigurationException;
import io.astraflow.model.CostEstimate;
import io.astraflow.model.ModelName;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.Money;
import io.astraflow.model.Price;
import io.astraflow.model.Prices;
import io.astraflow.model.Usage;
import io.astraflow.spi.model.ProviderSettings;
import io.astraflow.testkit.model.ScriptedModel;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceTableTest {
  private static final Prices DEFAULTS = PriceTables.defaults();
  private static final Usage MILLION = Usage.of(1_000_000, 1_000_000);

  @TempDir private Path folder;

  private static Optional<Money> cost(Prices prices, String model) {
    return prices.of(ModelName.parse(model)).flatMap(price -> price.of(MILLION));
  }

  @ParameterizedTest
  @CsvSource({
    "openai:gpt-4o, 12.5",
    "openai:gpt-4o-2024-08-06, 12.5",
    "openai:gpt-4o-2024-05-13, 20",
    "openai:gpt-4o-mini, 0.75",
    "openai:gpt-4o-mini-2024-07-18, 0.75",
    "openai:gpt-5-mini, 2.25",
    "gemini:gemini-2.5-flash-lite, 0.5",
    "gemini:gemini-2.0-flash-001, 0.5",
    "gemini:gemini-2.5-flash-preview-05-20, 2.8",
    "ollama:llama3.2:latest, 0"
  })
  void knowsModelsAndTheirDatedVariants(String model, String dollars) {
    assertThat(cost(DEFAULTS, model)).contains(Money.usd(dollars));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "openai:gpt-4o-audio-preview",
        "openai:gpt-4o-mini-transcribe",
        "openai:o1-pro",
        "openai:gpt-5-pro",
        "openai:gpt-44",
        "gemini:gpt-4o",
        "gemini:gemini-2.5-flash-image",
        "other:model"
      })
  void knowsNoPriceOfOtherModels(String model) {
    assertThat(DEFAULTS.of(ModelName.parse(model))).isEmpty();
  }

  @Test
  void takesPricesOfSettingsFirst() {
    ProviderSettings settings =
        ProviderSettings.of(
            "openai",
            Map.of("prices.gpt-4o", "1, 0.5, 2", "prices.my-own", "3,4", "api-key", "secret"),
            Map.of());
    Prices prices = PriceTables.of(settings).or(DEFAULTS);

    assertThat(cost(prices, "openai:gpt-4o")).contains(Money.usd("3"));
    assertThat(cost(prices, "openai:gpt-4o-2024-08-06")).contains(Money.usd("3"));
    assertThat(cost(prices, "openai:my-own")).contains(Money.usd("7"));
    assertThat(cost(prices, "openai:gpt-4o-mini")).contains(Money.usd("0.75"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1,2,3,4", "one,two", "-1,2", ",", "1,,2"})
  void namesAMalformedSetting(String value) {
    ProviderSettings settings =
        ProviderSettings.of("openai", Map.of("prices.gpt-4o", value), Map.of());
    assertThatThrownBy(() -> PriceTables.of(settings))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("astraflow.models.openai.prices.gpt-4o");
  }

  @Test
  void readsAFile() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("prices.json"),
            """
            {"currency": "EUR",
             "models": {"openai:gpt-4o": {"input": "1.10", "output": 2}, "own:*": {"input": "0"}}}
            """);
    Prices prices = PriceTables.read(file);

    Price price = prices.of(ModelName.parse("openai:gpt-4o")).orElseThrow();
    assertThat(price.currency().getCurrencyCode()).isEqualTo("EUR");
    assertThat(price.cached()).isEqualTo("1.10");
    assertThat(prices.of(ModelName.parse("own:any"))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "{\"currency\": \"USD\"}",
        "{\"currency\": \"Dollars\", \"models\": {\"a:b\": {\"input\": 1}}}",
        "{\"currency\": \"USD\", \"models\": {\"nameless\": {\"input\": 1}}}",
        "{\"currency\": \"USD\", \"models\": {\"a:b\": {\"output\": 1}}}",
        "{\"currency\": \"USD\", \"models\": {\"a:b\": {\"input\": \"cheap\"}}}",
        "{\"currency\": \"USD\", \"models\": {\"a:b\": {\"input\": -1}}}"
      })
  void namesAMalformedFile(String json) throws Exception {
    Path file = Files.writeString(folder.resolve("bad.json"), json);
    assertThatThrownBy(() -> PriceTables.read(file))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("bad.json");
  }

  @Test
  void namesAFileThatIsMissing() {
    assertThatThrownBy(() -> PriceTables.read(folder.resolve("none.json")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("none.json");
  }

  @Test
  void estimatesWhatACallCostsAtMost() {
    ModelRequest request = ModelRequest.builder().user("x".repeat(396)).maxOutputTokens(50).build();
    ScriptedModel model = new ScriptedModel(ModelName.parse("openai:gpt-4o"));

    assertThat(CostEstimate.of(model, request, DEFAULTS))
        .isEqualTo(new CostEstimate(100, OptionalInt.of(50), Optional.of(Money.usd("0.00075"))));
  }

  @Test
  void estimatesNoCostWhereNothingLimitsTheReplyOrThePriceIsUnknown() {
    ModelRequest open = ModelRequest.of("Hello");
    ScriptedModel known = new ScriptedModel(ModelName.parse("openai:gpt-4o"));
    assertThat(CostEstimate.of(known, open, DEFAULTS).most()).isEmpty();
    ModelRequest limited = open.toBuilder().maxOutputTokens(5).build();
    assertThat(CostEstimate.of(new ScriptedModel(), limited, DEFAULTS).most()).isEmpty();
  }

  @Test
  void takesNoImpossibleCountsForMoney() {
    Price price =
        new Price(
            Currency.getInstance("USD"),
            new BigDecimal("10"),
            new BigDecimal("1"),
            new BigDecimal("20"));
    OptionalLong million = OptionalLong.of(1_000_000);
    OptionalLong none = OptionalLong.empty();
    OptionalLong negative = OptionalLong.of(-1);
    assertThat(price.of(new Usage(million, OptionalLong.of(9_000_000), million, none)))
        .contains(Money.usd("21"));
    assertThat(price.of(new Usage(million, negative, million, none))).contains(Money.usd("30"));
    assertThat(price.of(new Usage(negative, none, million, none))).isEmpty();
    assertThat(price.of(new Usage(million, none, negative, none))).isEmpty();
  }
}
