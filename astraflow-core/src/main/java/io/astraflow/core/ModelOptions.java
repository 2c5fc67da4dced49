package io.astraflow.core;

import io.astraflow.core.internal.model.pipeline.ModelPipeline;
import io.astraflow.core.internal.plugin.ModelProviders;
import io.astraflow.core.internal.workspace.ChatCandidates;
import io.astraflow.core.internal.workspace.EngineModels;
import io.astraflow.model.EmbeddingAdapter;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelName;
import io.astraflow.model.ModelProvider;
import io.astraflow.model.Prices;
import io.astraflow.model.policy.AttemptPolicy;
import io.astraflow.model.policy.RequestAudit;
import io.astraflow.model.policy.Routing;
import io.astraflow.model.policy.WorkspacePolicy;
import io.astraflow.spi.store.Store;
import io.astraflow.telemetry.Telemetry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Which language models an engine has, and what is around them; for one thread at a time.
 *
 * <pre>{@code
 * ModelOptions models =
 *     ModelOptions.defaults()
 *         .chat("openai:gpt-4o-mini")
 *         .setting("astraflow.models.openai.timeout", "30s")
 *         .policy(
 *             WorkspacePolicy.defaults()
 *                 .withBudget(Budget.unlimited().withDay(Limit.of(Money.usd("5")))));
 * }</pre>
 */
public final class ModelOptions {
  private final List<ModelName> chat = new ArrayList<>();
  private final List<ModelAdapter> adapters = new ArrayList<>();
  private final List<ModelProvider> providers = new ArrayList<>();
  private final Map<String, String> settings = new HashMap<>();
  private final Map<String, WorkspacePolicy> policies = new HashMap<>();
  private final Map<ModelName, Integer> qualities = new HashMap<>();
  private Routing routing = Routing.BY_TASK;
  private WorkspacePolicy policy = WorkspacePolicy.defaults();
  private AttemptPolicy attempts = AttemptPolicy.defaults();
  private Prices prices = Prices.unknown();
  private Telemetry telemetry = Telemetry.none();
  private RequestAudit audit = RequestAudit.none();

  private ModelOptions() {}

  /** Returns options without a chat model, with the providers that are installed. */
  public static ModelOptions defaults() {
    return new ModelOptions();
  }

  /**
   * Adds a model that requests may be sent to which name none. Of several, the one that fits a
   * request best is asked first, and the others where it fails.
   *
   * @param name such as {@code ollama:llama3.2}
   * @throws IllegalArgumentException if it is not {@code provider:model}
   */
  public ModelOptions chat(String name) {
    chat.add(ModelName.parse(name));
    return this;
  }

  /**
   * Says how good a model is held to be, for {@link Routing#BEST}; higher is better, default 0.
   *
   * @throws IllegalArgumentException if the name is not {@code provider:model}
   */
  public ModelOptions quality(String name, int quality) {
    qualities.put(ModelName.parse(name), quality);
    return this;
  }

  /** Sets by what one of several models is chosen; default {@link Routing#BY_TASK}. */
  public ModelOptions routing(Routing choice) {
    this.routing = choice;
    return this;
  }

  /**
   * Adds a model of the application's own, as {@link #chat} does; it stays the caller's to close.
   */
  public ModelOptions chat(ModelAdapter adapter) {
    adapters.add(adapter);
    return this;
  }

  /**
   * Adds a provider that the application made, before an installed one of the same id; it stays the
   * caller's to close.
   */
  public ModelOptions provider(ModelProvider provider) {
    providers.add(provider);
    return this;
  }

  /**
   * Sets a setting of a provider, before those of the JVM and the environment.
   *
   * @param name such as {@code astraflow.models.openai.api-key}
   */
  public ModelOptions setting(String name, String value) {
    settings.put(name, value);
    return this;
  }

  /** Sets prices, before those that are known by default; see {@link PriceTables}. */
  public ModelOptions prices(Prices table) {
    this.prices = table;
    return this;
  }

  /** Sets retries, circuits and rate limits; default {@link AttemptPolicy#defaults()}. */
  public ModelOptions attempts(AttemptPolicy other) {
    this.attempts = other;
    return this;
  }

  /** Sets what each workspace allows; default {@link WorkspacePolicy#defaults()}. */
  public ModelOptions policy(WorkspacePolicy all) {
    this.policy = all;
    return this;
  }

  /** Sets what one workspace allows. */
  public ModelOptions policy(String workspace, WorkspacePolicy own) {
    policies.put(workspace, own);
    return this;
  }

  /** Sets where measurements go; default nowhere. */
  public ModelOptions telemetry(Telemetry receiver) {
    this.telemetry = receiver;
    return this;
  }

  /** Sets who is told of what leaves; default nobody. */
  public ModelOptions audit(RequestAudit listener) {
    this.audit = listener;
    return this;
  }

  ModelProviders providers(ClassLoader loader) {
    return new ModelProviders(loader, providers, settings);
  }

  /**
   * Makes the models of an engine, calling nobody.
   *
   * @param embedding makes the adapter that tells whether requests are similar
   */
  EngineModels open(ModelProviders found, Store store, Supplier<EmbeddingAdapter> embedding) {
    ModelPipeline pipeline =
        ModelPipeline.builder()
            .policy(attempts)
            .prices(allPrices(found))
            .telemetry(telemetry)
            .build();
    Map<String, WorkspacePolicy> own = Map.copyOf(policies);
    WorkspacePolicy others = policy;
    return new EngineModels(
        found,
        pipeline,
        new ChatCandidates(adapters, chat, qualities, routing),
        workspace -> own.getOrDefault(workspace, others),
        audit,
        store,
        embedding);
  }

  private Prices allPrices(ModelProviders found) {
    Prices all = prices;
    for (String provider : found.ids()) {
      all = all.or(PriceTables.of(found.settings(provider)));
    }
    return all.or(PriceTables.defaults());
  }
}
