package io.astraflow.core.internal.model.pipeline;

import io.astraflow.core.internal.model.attempt.CircuitModel;
import io.astraflow.core.internal.model.attempt.LimitedModel;
import io.astraflow.core.internal.model.attempt.ModelCircuit;
import io.astraflow.core.internal.model.attempt.RateWindow;
import io.astraflow.core.internal.model.attempt.RetryListener;
import io.astraflow.core.internal.model.attempt.RetryingModel;
import io.astraflow.core.internal.model.metering.CallReport;
import io.astraflow.core.internal.model.metering.MeteredModel;
import io.astraflow.core.internal.model.metering.Speeds;
import io.astraflow.core.internal.model.time.Timeline;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelName;
import io.astraflow.model.Prices;
import io.astraflow.model.policy.AttemptPolicy;
import io.astraflow.telemetry.Telemetry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one engine puts around all its models: for each attempt, from the outside, retries, the
 * circuit, the rate limit, measuring. Circuits, rate limits and measured speeds belong to a model
 * and are shared by all who call it through one pipeline. Safe for use by many threads.
 */
public final class ModelPipeline {
  private final AttemptPolicy policy;
  private final Prices prices;
  private final Timeline timeline;
  private final DoubleSupplier random;
  private final CallReport report;
  private final Speeds speeds;
  private final Map<ModelName, ModelCircuit> circuits = new ConcurrentHashMap<>();
  private final Map<ModelName, RateWindow> windows = new ConcurrentHashMap<>();

  private ModelPipeline(Builder builder) {
    this.policy = builder.policy;
    this.prices = builder.prices;
    this.timeline = builder.timeline;
    this.random = builder.random;
    this.speeds = new Speeds();
    this.report = new CallReport(builder.log, builder.telemetry, speeds);
  }

  /** Returns a builder of a pipeline with all defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns how fast the models began to reply. */
  public Speeds speeds() {
    return speeds;
  }

  /** Returns what models cost. */
  public Prices prices() {
    return prices;
  }

  /** Returns the time by which all this goes. */
  public Timeline timeline() {
    return timeline;
  }

  /** Returns an adapter with all around it that concerns attempts, whose retries are told. */
  public ModelAdapter attempts(ModelAdapter adapter, RetryListener listener) {
    ModelName name = adapter.name();
    ModelAdapter metered = new MeteredModel(adapter, prices, report, timeline);
    RateWindow window =
        windows.computeIfAbsent(name, any -> new RateWindow(policy.rateLimit(name), timeline));
    ModelCircuit circuit =
        circuits.computeIfAbsent(name, any -> new ModelCircuit(name, policy.circuit(), timeline));
    ModelAdapter limited = new LimitedModel(metered, window, timeline);
    return new RetryingModel(
        new CircuitModel(limited, circuit), policy.retries(), timeline, random, listener);
  }

  /** Collects what a pipeline is made of; for one thread at a time. */
  public static final class Builder {
    private AttemptPolicy policy = AttemptPolicy.defaults();
    private Prices prices = Prices.unknown();
    private Telemetry telemetry = Telemetry.none();
    private Timeline timeline = Timeline.system();
    private DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();
    private Logger log = LoggerFactory.getLogger("io.astraflow.model");

    private Builder() {}

    /** Sets retries, circuits and rate limits; default {@link AttemptPolicy#defaults()}. */
    public Builder policy(AttemptPolicy attempts) {
      this.policy = attempts;
      return this;
    }

    /** Sets what models cost; default unknown. */
    public Builder prices(Prices known) {
      this.prices = known;
      return this;
    }

    /** Sets where measurements go; default nowhere. */
    public Builder telemetry(Telemetry receiver) {
      this.telemetry = receiver;
      return this;
    }

    /** Sets the time; default this machine's. */
    public Builder timeline(Timeline time) {
      this.timeline = time;
      return this;
    }

    /** Sets the source of numbers from 0 to 1, for any thread; default each thread's own. */
    public Builder random(DoubleSupplier source) {
      this.random = source;
      return this;
    }

    /** Sets where each attempt leaves a line; default the logger {@code io.astraflow.model}. */
    public Builder log(Logger logger) {
      this.log = logger;
      return this;
    }

    /** Returns the pipeline. */
    public ModelPipeline build() {
      return new ModelPipeline(this);
    }
  }
}
