package io.astraflow.core.internal.model.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.astraflow.core.internal.model.budget.UsageLedger;
import io.astraflow.core.internal.model.routing.Candidate;
import io.astraflow.core.internal.model.routing.ModelRouter;
import io.astraflow.core.internal.model.routing.RoutingPolicies;
import io.astraflow.core.internal.model.time.ManualTimeline;
import io.astraflow.model.FinishReason;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelException.Kind;
import io.astraflow.model.ModelName;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.Money;
import io.astraflow.model.Price;
import io.astraflow.model.ReplyMetadata;
import io.astraflow.model.Usage;
import io.astraflow.model.policy.Budget;
import io.astraflow.model.policy.Limit;
import io.astraflow.model.policy.ReplyCaching;
import io.astraflow.model.policy.WorkspacePolicy;
import io.astraflow.spi.store.Store;
import io.astraflow.telemetry.Telemetry;
import io.astraflow.testkit.model.ScriptedModel;
import io.astraflow.testkit.store.MemoryStoreFactory;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.AbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.helpers.NOPLogger;

class WorkspacePipelineTest {
  private static final ModelName ONE = new ModelName("scripted", "one");
  private static final ModelName TWO = new ModelName("scripted", "two");
  private static final BigDecimal DOLLAR = BigDecimal.ONE;
  private static final Price PRICE = new Price(Currency.getInstance("USD"), DOLLAR, DOLLAR, DOLLAR);
  private static final ModelRequest REQUEST =
      ModelRequest.of("I am ada@example.org").toBuilder().maxOutputTokens(10).build();

  private final ManualTimeline time = new ManualTimeline();
  private final Store store = new MemoryStoreFactory().open(Path.of("models"));
  private final ScriptedModel one = new ScriptedModel(ONE);
  private final ScriptedModel two = new ScriptedModel(TWO);
  private final List<String> measured = new ArrayList<>();
  private final List<String> audited = new ArrayList<>();
  private final Lines lines = new Lines();

  private final ModelPipeline pipeline =
      ModelPipeline.builder()
          .timeline(time)
          .random(() -> 0.5)
          .prices(name -> Optional.of(PRICE))
          .telemetry(new Measurements())
          .log(lines)
          .build();

  private WorkspacePipeline models() {
    WorkspacePolicy policy =
        WorkspacePolicy.defaults()
            .withBudget(Budget.unlimited().withDay(Limit.of(Money.usd("1"))))
            .withCaching(ReplyCaching.exact());
    return new WorkspacePipeline(
        pipeline,
        "ada",
        policy,
        new UsageLedger(store, time),
        (workspace, model, request) ->
            audited.add(workspace + " " + model + " " + request.messages().get(0).text()),
        Optional.empty());
  }

  private static ModelReply reply(ModelName name, String text) {
    return new ModelReply(
        name,
        text,
        List.of(),
        List.of(),
        FinishReason.STOP,
        "",
        Usage.of(20, 5),
        ReplyMetadata.NONE);
  }

  @Test
  void putsEverythingAroundAModelInOrder() throws InterruptedException {
    one.then(ModelException.of(Kind.BUSY, "later")).then(reply(ONE, "Hi [EMAIL_1]"));
    ModelAdapter model = models().around(one, Optional.of("r"));

    ModelReply reply = model.complete(REQUEST);
    ModelReply again = model.complete(REQUEST);

    assertThat(reply.text()).isEqualTo("Hi ada@example.org");
    assertThat(reply.metadata().cost()).contains(Money.usd("0.000025"));
    assertThat(again.metadata().cached()).isTrue();
    assertThat(one.requests()).hasSize(2);
    assertThat(audited).containsExactly("ada scripted:one I am [EMAIL_1]");
    assertThat(store.<Long>read(tx -> tx.usage().total("ada", "run:r").tokens())).isEqualTo(25);
  }

  @Test
  void leavesALineAndMeasurementsOfEachAttemptWithoutWhatWasSaid() throws InterruptedException {
    one.then(ModelException.of(Kind.BUSY, "later"));
    one.then(
        request -> {
          time.pass(Duration.ofMillis(70));
          return reply(ONE, "Hi");
        });
    ModelReply.collect(models().around(one, Optional.empty()).stream(REQUEST));

    assertThat(lines.lines)
        .containsExactly(
            "provider=scripted model=one duration_ms=0 outcome=busy model call",
            "provider=scripted model=one input_tokens=20 output_tokens=5 cost=0.000025 USD"
                + " duration_ms=70 first_ms=70 outcome=ok model call");
    assertThat(measured)
        .containsExactly(
            "gen_ai.client.operation.duration 0 busy",
            "gen_ai.client.token.usage 20.0 input",
            "gen_ai.client.token.usage 5.0 output",
            "astraflow.model.cost 2.5E-5 USD",
            "gen_ai.client.operation.time_to_first_chunk 70 -",
            "gen_ai.client.operation.duration 70 -");
    assertThat(pipeline.speeds().toFirstToken(ONE)).contains(Duration.ofMillis(70));
  }

  @Test
  void fallsBackAndExplainsBoth() throws InterruptedException {
    one.then(ModelException.of(Kind.MISCONFIGURED, "no key"));
    two.then(reply(TWO, "Hi"));
    ModelRouter router =
        new ModelRouter(
            List.of(new Candidate(one, 2), new Candidate(two, 1)), RoutingPolicies.best());
    ModelAdapter routed =
        models().routed(router, Optional.empty(), Optional.empty(), model -> model);
    assertThat(ModelReply.collect(routed.stream(REQUEST)).metadata().routing())
        .contains(
            "scripted:one, the best declared quality. scripted:one failed (misconfigured), so"
                + " scripted:two replied.");
  }

  @Test
  void sharesCircuitsBetweenWorkspaces() {
    ModelAdapter model = models().around(one, Optional.empty());
    for (int i = 0; i < 2; i++) {
      assertThat(catchThrowable(() -> model.complete(REQUEST))).isInstanceOf(ModelException.class);
    }
    int attempts = one.requests().size();
    assertThat(catchThrowable(() -> models().around(one, Optional.empty()).complete(REQUEST)))
        .hasMessageContaining("left alone");
    assertThat(one.requests()).hasSize(attempts);
  }

  private final class Measurements implements Telemetry {
    @Override
    public void record(String name, double value, Map<String, String> attributes) {
      measured.add(
          name
              + " "
              + value
              + " "
              + attributes.getOrDefault(
                  "gen_ai.token.type", attributes.getOrDefault("currency", "-")));
    }

    @Override
    public void time(String name, Duration duration, Map<String, String> attributes) {
      assertThat(attributes)
          .containsEntry("gen_ai.operation.name", "chat")
          .containsEntry("gen_ai.provider.name", "scripted")
          .containsKey("gen_ai.request.model");
      measured.add(
          name + " " + duration.toMillis() + " " + attributes.getOrDefault("error.type", "-"));
    }
  }

  /** Keeps the lines that a logger is given. */
  @SuppressWarnings("serial")
  private static final class Lines extends AbstractLogger {
    private final List<String> lines = new ArrayList<>();

    @Override
    protected String getFullyQualifiedCallerName() {
      return NOPLogger.class.getName();
    }

    @Override
    protected void handleNormalizedLoggingCall(
        Level level, Marker marker, String message, Object[] arguments, Throwable throwable) {
      lines.add(MessageFormatter.basicArrayFormat(message, arguments));
    }

    @Override
    public boolean isTraceEnabled() {
      return true;
    }

    @Override
    public boolean isTraceEnabled(Marker marker) {
      return true;
    }

    @Override
    public boolean isDebugEnabled() {
      return true;
    }

    @Override
    public boolean isDebugEnabled(Marker marker) {
      return true;
    }

    @Override
    public boolean isInfoEnabled() {
      return true;
    }

    @Override
    public boolean isInfoEnabled(Marker marker) {
      return true;
    }

    @Override
    public boolean isWarnEnabled() {
      return true;
    }

    @Override
    public boolean isWarnEnabled(Marker marker) {
      return true;
    }

    @Override
    public boolean isErrorEnabled() {
      return true;
    }

    @Override
    public boolean isErrorEnabled(Marker marker) {
      return true;
    }
  }
}
