package io.astraflow.core.internal.model.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.core.internal.model.attempt.FailingStreams;
import io.astraflow.core.internal.model.attempt.RetryingModel;
import io.astraflow.core.internal.model.time.ManualTimeline;
import io.astraflow.model.FinishReason;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelEvent;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelException.Kind;
import io.astraflow.model.ModelName;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ModelStream;
import io.astraflow.model.Money;
import io.astraflow.model.Price;
import io.astraflow.model.Prices;
import io.astraflow.model.ReplyMetadata;
import io.astraflow.model.Usage;
import io.astraflow.model.policy.Budget;
import io.astraflow.model.policy.Limit;
import io.astraflow.model.policy.Retries;
import io.astraflow.spi.store.Store;
import io.astraflow.spi.store.UsageTotal;
import io.astraflow.testkit.model.ScriptedModel;
import io.astraflow.testkit.store.MemoryStoreFactory;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Currency;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BudgetedModelTest {
  private static final ModelName NAME = new ModelName("scripted", "model");
  private static final Currency USD = Currency.getInstance("USD");

  /** One token of a prompt is a cent, one of a reply two. */
  private static final Price PRICE =
      new Price(USD, new BigDecimal("10000"), new BigDecimal("10000"), new BigDecimal("20000"));

  /** Two tokens, by the scripted model's count. */
  private static final ModelRequest REQUEST =
      ModelRequest.of("Hello").toBuilder().maxOutputTokens(10).build();

  private final ManualTimeline time = new ManualTimeline();
  private final MemoryStoreFactory stores = new MemoryStoreFactory();
  private final Store store = stores.open(Path.of("budget"));
  private final ScriptedModel model = new ScriptedModel(NAME);

  private BudgetedModel budgeted(Budget budget, Optional<String> run) {
    return new BudgetedModel(
        model, new Account("ada", run, budget), new UsageLedger(store, time), name -> price(name));
  }

  private static Optional<Price> price(ModelName name) {
    return name.equals(NAME) ? Optional.of(PRICE) : Optional.empty();
  }

  private static ModelReply reply(Usage usage) {
    return new ModelReply(
        NAME, "Hi", List.of(), List.of(), FinishReason.STOP, "", usage, ReplyMetadata.NONE);
  }

  private UsageTotal total(String period) {
    return store.read(tx -> tx.usage().total("ada", period));
  }

  @Test
  void settlesWhatTheProviderCounted() throws InterruptedException {
    BudgetedModel budgeted = budgeted(Budget.unlimited().withDay(Limit.of(100)), Optional.of("r1"));
    model.then(
        request -> {
          assertThat(total("day:2024-02-29").tokens()).isEqualTo(12);
          return reply(Usage.of(3, 4));
        });
    budgeted.complete(REQUEST);
    for (String period : List.of("total", "day:2024-02-29", "run:r1")) {
      assertThat(total(period).tokens()).isEqualTo(7);
      assertThat(total(period).in(USD)).isEqualTo(Money.usd("0.11"));
    }
  }

  @Test
  void refusesBeforeSendingWhatMayPassALimitAndSaysByHowMuch() {
    BudgetedModel budgeted =
        budgeted(Budget.unlimited().withDay(Limit.of(Money.usd("0.20"))), Optional.empty());
    assertThatThrownBy(() -> budgeted.complete(REQUEST))
        .isInstanceOfSatisfying(
            ModelException.class, e -> assertThat(e.kind()).isEqualTo(Kind.OVER_BUDGET))
        .hasMessage(
            "The call of scripted:model may take 0.22 USD, which is 0.02 USD more than the"
                + " workspace ada has left of its limit of 0.2 USD for 2024-02-29 (0 USD used or"
                + " reserved). Raise Budget.withDay, wait for 2024-03-01, or set smaller"
                + " maxOutputTokens.");
    assertThat(model.requests()).isEmpty();
    assertThat(total("total").tokens()).isZero();
  }

  @Test
  void beginsEachDayAnew() throws InterruptedException {
    BudgetedModel budgeted = budgeted(Budget.unlimited().withDay(Limit.of(12)), Optional.empty());
    model.then(reply(Usage.of(2, 10))).then(reply(Usage.of(2, 10)));
    budgeted.complete(REQUEST);
    assertThatThrownBy(() -> budgeted.complete(REQUEST)).isInstanceOf(ModelException.class);
    time.pass(Duration.ofHours(12));
    budgeted.complete(REQUEST);
    assertThat(total("total").tokens()).isEqualTo(24);
  }

  @Test
  void limitsEachRunByItself() throws InterruptedException {
    Budget budget = Budget.unlimited().withRun(Limit.of(12));
    model.then(reply(Usage.of(2, 10))).then(reply(Usage.of(2, 10)));
    budgeted(budget, Optional.of("one")).complete(REQUEST);
    assertThatThrownBy(() -> budgeted(budget, Optional.of("one")).complete(REQUEST))
        .hasMessageContaining("for the run one");
    budgeted(budget, Optional.of("two")).complete(REQUEST);
  }

  @Test
  void takesACallWithoutARunForOne() throws InterruptedException {
    BudgetedModel budgeted = budgeted(Budget.unlimited().withRun(Limit.of(12)), Optional.empty());
    model.then(reply(Usage.of(2, 10))).then(reply(Usage.of(2, 10)));
    budgeted.complete(REQUEST);
    budgeted.complete(REQUEST);
    ModelRequest longer = REQUEST.toBuilder().maxOutputTokens(11).build();
    assertThatThrownBy(() -> budgeted.complete(longer)).hasMessageContaining("for one run");
  }

  @Test
  void givesBackWhatWasNotCharged() {
    BudgetedModel budgeted = budgeted(Budget.unlimited().withTotal(Limit.of(50)), Optional.empty());
    model
        .then(ModelException.of(Kind.BUSY, "told to"))
        .then(
            new ModelException(
                Kind.UNREACHABLE, "told to", new ConnectException("Connection refused")));
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> budgeted.complete(REQUEST)).hasMessage("told to");
      assertThat(total("total").tokens()).isZero();
    }
  }

  @Test
  void keepsWhatMayHaveBeenCharged() {
    BudgetedModel budgeted = budgeted(Budget.unlimited().withTotal(Limit.of(50)), Optional.empty());
    model
        .then(ModelException.of(Kind.BROKEN_REPLY, "told to"))
        .then(
            request -> {
              throw new InterruptedException();
            });
    assertThatThrownBy(() -> budgeted.complete(REQUEST)).hasMessage("told to");
    assertThat(total("total").tokens()).isEqualTo(12);
    assertThatThrownBy(() -> budgeted.complete(REQUEST)).isInstanceOf(InterruptedException.class);
    assertThat(total("total").tokens()).isEqualTo(24);
  }

  @Test
  void countsWhatArrivedOfAStreamThatIsClosedEarly() throws InterruptedException {
    FailingStreams streams =
        new FailingStreams(NAME, List.of(new ModelEvent.Text("12345678"), FailingStreams.FINISHED));
    BudgetedModel budgeted =
        new BudgetedModel(
            streams,
            new Account("ada", Optional.empty(), Budget.unlimited().withTotal(Limit.of(50))),
            new UsageLedger(store, time),
            Prices.unknown());
    ModelStream stream = budgeted.stream(REQUEST);
    Iterator<ModelEvent> events = stream.iterator();
    events.next();
    assertThat(total("total").tokens()).isEqualTo(12);
    stream.close();
    stream.close();
    assertThat(total("total").tokens()).isEqualTo(2 + 3);
  }

  @Test
  void settlesAStreamThatBreaks() throws InterruptedException {
    FailingStreams streams =
        new FailingStreams(NAME, List.of(new ModelEvent.Text("12345678")), List.of());
    BudgetedModel budgeted =
        new BudgetedModel(
            streams,
            new Account("ada", Optional.empty(), Budget.unlimited().withTotal(Limit.of(50))),
            new UsageLedger(store, time),
            Prices.unknown());
    ModelStream first = budgeted.stream(REQUEST);
    assertThatThrownBy(() -> ModelReply.collect(first)).hasMessage("cut");
    assertThat(total("total").tokens()).isEqualTo(5);
    ModelStream second = budgeted.stream(REQUEST);
    assertThatThrownBy(() -> ModelReply.collect(second)).hasMessage("cut");
    assertThat(total("total").tokens()).isEqualTo(5 + 12);
  }

  @Test
  void refusesModelsWithoutAPriceUnlessAllowed() throws InterruptedException {
    ScriptedModel unpriced = new ScriptedModel(new ModelName("scripted", "other"));
    unpriced.then(reply(Usage.of(2, 3)));
    Budget budget = Budget.unlimited().withTotal(Limit.of(Money.usd("1")));
    UsageLedger ledger = new UsageLedger(store, time);
    BudgetedModel refusing =
        new BudgetedModel(
            unpriced, new Account("ada", Optional.empty(), budget), ledger, name -> price(name));
    assertThatThrownBy(() -> refusing.complete(REQUEST))
        .hasMessageContaining("price of scripted:other in USD is not known");
    Budget lenient = budget.withUnpriced(Budget.Unpriced.ALLOW);
    BudgetedModel allowing =
        new BudgetedModel(
            unpriced, new Account("ada", Optional.empty(), lenient), ledger, name -> price(name));
    allowing.complete(REQUEST);
    assertThat(total("total").tokens()).isEqualTo(5);
    assertThat(total("total").money()).isEmpty();
  }

  @Test
  void boundsRepliesThatNothingElseBounds() throws InterruptedException {
    BudgetedModel budgeted =
        budgeted(Budget.unlimited().withTotal(Limit.of(20_000)), Optional.empty());
    model.then(reply(Usage.of(2, 3)));
    budgeted.complete(ModelRequest.of("Hello"));
    assertThat(model.requests().get(0).maxOutputTokens()).isEqualTo(Estimate.UNKNOWN_OUTPUT);
  }

  @Test
  void keepsNoBooksWithoutLimits() throws InterruptedException {
    model.then(reply(Usage.of(2, 3)));
    budgeted(Budget.unlimited(), Optional.empty()).complete(ModelRequest.of("Hello"));
    assertThat(total("total").tokens()).isZero();
    assertThat(model.requests().get(0).maxOutputTokens()).isNull();
  }

  @Property(tries = 10)
  void isNeverExceededByFiftyConcurrentCallers(
      @ForAll @IntRange(max = 400) int limit, @ForAll @IntRange(min = 1, max = 20) int output)
      throws Exception {
    Store shared = stores.open(Path.of("shared-" + limit + "-" + output + "-" + System.nanoTime()));
    UsageLedger ledger = new UsageLedger(shared, time);
    AtomicInteger used = new AtomicInteger();
    AtomicInteger sent = new AtomicInteger();
    ScriptedModel busy = new ScriptedModel(NAME);
    for (int i = 0; i < 500; i++) {
      int tokens = i % (output + 1);
      busy.then(
          request -> {
            sent.incrementAndGet();
            used.addAndGet(2 + tokens);
            return reply(Usage.of(2, tokens));
          });
    }
    BudgetedModel budgeted =
        new BudgetedModel(
            busy,
            new Account("ada", Optional.empty(), Budget.unlimited().withDay(Limit.of(limit))),
            ledger,
            Prices.unknown());
    ModelRequest request = REQUEST.toBuilder().maxOutputTokens(output).build();
    Callable<Integer> caller =
        () -> {
          int refused = 0;
          for (int i = 0; i < 10; i++) {
            try {
              budgeted.complete(request);
            } catch (ModelException e) {
              assertThat(e.kind()).isEqualTo(Kind.OVER_BUDGET);
              refused++;
            }
          }
          return refused;
        };
    ExecutorService threads = Executors.newFixedThreadPool(50);
    int refused = 0;
    try {
      for (Future<Integer> future :
          threads.invokeAll(IntStream.range(0, 50).mapToObj(i -> caller).toList())) {
        refused += future.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(sent.get() + refused).isEqualTo(500);
    assertThat(used.get()).isLessThanOrEqualTo(limit);
    assertThat(shared.read(tx -> tx.usage().total("ada", "total")).tokens()).isEqualTo(used.get());
  }

  /** Tries again at most twice. */
  private BudgetedModel retrying(ModelAdapter adapter, Limit limit) {
    return new BudgetedModel(
        listener ->
            new RetryingModel(
                adapter,
                new Retries(2, Duration.ofMillis(1), Duration.ofMillis(1)),
                time,
                () -> 0.5,
                listener),
        new Account("ada", Optional.empty(), Budget.unlimited().withTotal(limit)),
        new UsageLedger(store, time),
        Prices.unknown());
  }

  @Test
  void countsEachAttemptThatMayHaveBeenCharged() throws InterruptedException {
    BudgetedModel budgeted = retrying(model, Limit.of(100));
    model
        .then(ModelException.of(Kind.BROKEN_REPLY, "told to"))
        .then(ModelException.of(Kind.BUSY, "told to"))
        .then(reply(Usage.of(3, 4)));
    budgeted.complete(REQUEST);
    assertThat(total("total").tokens()).isEqualTo(12 + 7);
    model
        .then(ModelException.of(Kind.UNREACHABLE, "told to"))
        .then(ModelException.of(Kind.BROKEN_REPLY, "told to"))
        .then(ModelException.of(Kind.BUSY, "told to"));
    assertThatThrownBy(() -> budgeted.complete(REQUEST)).hasMessage("told to");
    assertThat(total("total").tokens()).isEqualTo(19 + 24);
  }

  @Test
  void countsEachStreamThatBreaksBeforeItBegins() throws InterruptedException {
    FailingStreams streams =
        new FailingStreams(
            NAME,
            List.of(),
            List.of(new ModelEvent.UsageReported(Usage.of(1, 2)), FailingStreams.FINISHED));
    ModelReply.collect(retrying(streams, Limit.of(100)).stream(REQUEST));
    assertThat(total("total").tokens()).isEqualTo(12 + 3);
  }

  @Test
  void triesNotAgainWhatWouldPassALimit() {
    BudgetedModel budgeted = retrying(model, Limit.of(23));
    model.then(ModelException.of(Kind.BROKEN_REPLY, "told to")).then(reply(Usage.of(3, 4)));
    assertThatThrownBy(() -> budgeted.complete(REQUEST))
        .hasMessage("told to")
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    assertThat(model.requests()).hasSize(1);
    assertThat(total("total").tokens()).isEqualTo(12);
  }

  @Test
  void countsRefusalsForWhichTheProviderCounts() {
    Settlement settlement = settlement();
    settlement.event(new ModelEvent.UsageReported(Usage.of(3, 4)));
    settlement.failed(ModelException.blocked("told to", "violence"));
    assertThat(total("total").tokens()).isEqualTo(7);
    settlement().failed(ModelException.of(Kind.REFUSED, "told to"));
    assertThat(total("total").tokens()).isEqualTo(7);
    settlement().failed(ModelException.blocked("told to", "hate").withUsage(Usage.of(5, 1)));
    assertThat(total("total").tokens()).isEqualTo(13);
  }

  @Test
  void countsTheFragmentsOfACallThatWasClosedHalfWay() {
    settlement().closed();
    long prompt = total("total").tokens();
    Settlement settlement = settlement();
    settlement.event(new ModelEvent.ToolCallFragment(0, "a", "find", "{\"text\": \"a long text"));
    settlement.closed();
    assertThat(total("total").tokens()).isGreaterThan(2 * prompt);
  }

  private Settlement settlement() {
    Account account = new Account("ada", Optional.empty(), Budget.unlimited());
    UsageLedger ledger = new UsageLedger(store, time);
    Estimate estimate = Estimate.of(model, REQUEST, Optional.empty());
    return new Settlement(
        model, ledger, () -> ledger.reserve(account, NAME, estimate.most()), estimate);
  }

  @Test
  void failsNoCallThatCannotBeSettled() throws InterruptedException {
    AtomicBoolean full = new AtomicBoolean();
    Store failing =
        (Store)
            Proxy.newProxyInstance(
                Store.class.getClassLoader(),
                new Class<?>[] {Store.class},
                (proxy, method, arguments) -> {
                  if (full.get() && method.getName().equals("write")) {
                    throw new IllegalStateException("The disk is full");
                  }
                  return method.invoke(store, arguments);
                });
    BudgetedModel budgeted =
        new BudgetedModel(
            model,
            new Account("ada", Optional.empty(), Budget.unlimited().withTotal(Limit.of(50))),
            new UsageLedger(failing, time),
            Prices.unknown());
    model.then(
        request -> {
          full.set(true);
          return reply(Usage.of(3, 4));
        });
    assertThat(budgeted.complete(REQUEST).text()).isEqualTo("Hi");
    assertThat(total("total").tokens()).isEqualTo(12);
    full.set(false);
    model.then(reply(Usage.of(3, 4)));
    ModelStream stream = budgeted.stream(REQUEST);
    full.set(true);
    assertThat(ModelReply.collect(stream).text()).isEqualTo("Hi");
  }
}
