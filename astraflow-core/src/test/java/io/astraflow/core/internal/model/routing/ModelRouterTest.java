package io.astraflow.core.internal.model.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.core.internal.model.metering.Speeds;
import io.astraflow.error.ConfigurationException;
import io.astraflow.model.Capability;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelCapabilities;
import io.astraflow.model.ModelName;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ModelStream;
import io.astraflow.model.Price;
import io.astraflow.model.TaskType;
import io.astraflow.tool.JsonSchema;
import io.astraflow.tool.ToolSpec;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ModelRouterTest {
  private static final ModelName CHEAP = ModelName.parse("openai:cheap");
  private static final ModelName LARGE = ModelName.parse("gemini:large");
  private static final ModelName FAST = ModelName.parse("openai:fast");
  private static final Map<ModelName, String> COSTS = Map.of(CHEAP, "1", LARGE, "5", FAST, "9");

  private final Speeds speeds = new Speeds();
  private final List<Candidate> candidates =
      List.of(
          new Candidate(new Fake(FAST, 20_000, Set.of(Capability.TOOLS)), 3),
          new Candidate(new Fake(CHEAP, 30_000, Set.of()), 1),
          new Candidate(new Fake(LARGE, 1_000_000, Set.of()), 7));
  private final ModelRouter router =
      new ModelRouter(candidates, RoutingPolicies.defaults(ModelRouterTest::price, speeds));

  private static Optional<Price> price(ModelName name) {
    BigDecimal cost = new BigDecimal(COSTS.getOrDefault(name, "0"));
    return Optional.of(new Price(Currency.getInstance("USD"), cost, cost, cost));
  }

  private Route route(ModelRequest request) {
    return router.route(request, Optional.empty());
  }

  private static ModelRequest words(int tokens) {
    return ModelRequest.of("x".repeat(tokens));
  }

  @Test
  void sendsSummariesToTheCheapest() {
    ModelRequest summary =
        ModelRequest.of("x").toBuilder().taskType(TaskType.SUMMARISATION).build();
    Route route = route(summary);
    assertThat(route.candidates().stream().map(ModelAdapter::name))
        .containsExactly(CHEAP, LARGE, FAST);
    assertThat(route.explanation()).isEqualTo("openai:cheap, for a summary: the cheapest.");
  }

  @Test
  void sendsLongPromptsToTheLargestWindow() {
    assertThat(route(words(8_000)).candidates().get(0).name()).isEqualTo(LARGE);
    assertThat(route(words(8_000)).explanation())
        .isEqualTo("gemini:large, for a long prompt: the largest window.");
  }

  @Test
  void sendsAllElseToTheFastestAndTriesEachOnce() {
    assertThat(route(words(1)).candidates().get(0).name()).isEqualTo(FAST);
    speeds.add(FAST, Duration.ofMillis(300));
    assertThat(route(words(1)).candidates().get(0).name()).isEqualTo(CHEAP);
    speeds.add(CHEAP, Duration.ofMillis(400));
    speeds.add(LARGE, Duration.ofMillis(500));
    assertThat(route(words(1)).explanation())
        .isEqualTo("openai:fast, the fastest, with 300 ms to the first token.");
  }

  @Test
  void passesOverModelsThatCannot() {
    ToolSpec tool = new ToolSpec("f", "does", new JsonSchema("{}"));
    ModelRequest tools = ModelRequest.of("x").toBuilder().tools(List.of(tool)).build();
    assertThat(route(tools).candidates().stream().map(ModelAdapter::name)).containsExactly(FAST);
    assertThat(route(tools).explanation())
        .endsWith("2 of 3 models cannot do or read all of the request.");
    assertThat(route(words(25_000)).candidates().stream().map(ModelAdapter::name))
        .containsExactly(LARGE, CHEAP);
  }

  @Test
  void ordersByDeclaredQuality() {
    ModelRouter best = new ModelRouter(candidates, RoutingPolicies.best());
    assertThat(best.route(words(1), Optional.empty()).candidates().get(0).name()).isEqualTo(LARGE);
  }

  @Property(tries = 200)
  void alwaysTakesTheNamedModelAlone(
      @ForAll @IntRange(max = 2) int which,
      @ForAll @IntRange(min = 1, max = 2_000_000) int tokens,
      @ForAll TaskType task) {
    ModelRequest request = words(tokens).toBuilder().taskType(task).build();
    Candidate named = candidates.get(which);
    Route route = router.route(request, Optional.of(named.name()));
    assertThat(route.candidates()).containsExactly(named.adapter());
    assertThat(route.explanation()).isEmpty();
  }

  @Test
  void offersTheNearestNamesForAnUnknownOne() {
    assertThatThrownBy(() -> router.route(words(1), Optional.of(ModelName.parse("openai:fats"))))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("'openai:fats'. The nearest names are openai:fast, openai:cheap");
  }

  /** A token is a character. */
  private record Fake(ModelName name, int window, Set<Capability> can) implements ModelAdapter {
    @Override
    public ModelCapabilities capabilities() {
      return new ModelCapabilities(can, OptionalInt.of(window), OptionalInt.empty(), false);
    }

    @Override
    public int countTokens(ModelRequest request) {
      return request.messages().get(0).text().length();
    }

    @Override
    public ModelReply complete(ModelRequest request) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ModelStream stream(ModelRequest request) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }
}
