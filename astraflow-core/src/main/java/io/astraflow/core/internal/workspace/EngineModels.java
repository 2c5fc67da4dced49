package io.astraflow.core.internal.workspace;

import io.astraflow.core.internal.model.budget.UsageLedger;
import io.astraflow.core.internal.model.pipeline.ModelPipeline;
import io.astraflow.core.internal.plugin.ModelProviders;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelName;
import io.astraflow.model.policy.RequestAudit;
import io.astraflow.model.policy.WorkspacePolicy;
import io.astraflow.spi.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The language models of one engine: where they come from, what is around each attempt, and what
 * the workspaces allow. Safe for use by many threads.
 */
public final class EngineModels implements AutoCloseable {
  private final ModelProviders providers;
  private final ModelPipeline pipeline;
  private final List<ModelAdapter> own;
  private final List<ModelName> preferred;
  private final Function<String, WorkspacePolicy> policies;
  private final RequestAudit audit;
  private final UsageLedger ledger;
  private final Map<String, WorkspaceModels> workspaces = new ConcurrentHashMap<>();

  /**
   * Puts the parts together.
   *
   * @param own models of the application, which closes them
   * @param preferred models of providers to ask where none is named, after {@code own}
   * @param policies what a workspace allows, by its name
   * @param audit is told of what leaves
   * @param store keeps what was used
   */
  public EngineModels(
      ModelProviders providers,
      ModelPipeline pipeline,
      List<ModelAdapter> own,
      List<ModelName> preferred,
      Function<String, WorkspacePolicy> policies,
      RequestAudit audit,
      Store store) {
    this.providers = providers;
    this.pipeline = pipeline;
    this.own = List.copyOf(own);
    this.preferred = List.copyOf(preferred);
    this.policies = policies;
    this.audit = audit;
    this.ledger = new UsageLedger(store, pipeline.timeline());
  }

  /** Returns a workspace's models. */
  WorkspaceModels of(String workspace) {
    return workspaces.computeIfAbsent(
        workspace, name -> new WorkspaceModels(this, name, policies.apply(name), Optional.empty()));
  }

  /** Returns the providers. */
  public ModelProviders providers() {
    return providers;
  }

  ModelPipeline pipeline() {
    return pipeline;
  }

  UsageLedger ledger() {
    return ledger;
  }

  RequestAudit audit() {
    return audit;
  }

  /** Returns the bare adapter of a model: the application's own, or a provider's. */
  ModelAdapter adapter(ModelName name) {
    Predicate<ModelAdapter> named = adapter -> adapter.name().equals(name);
    return own.stream()
        .filter(named)
        .findFirst()
        .orElseGet(() -> providers.named(name.provider()).chat(name.model()));
  }

  /** Returns the bare adapters to ask where none is named, the first first. */
  List<ModelAdapter> preferred() {
    List<ModelAdapter> adapters = new ArrayList<>(own);
    preferred.forEach(name -> adapters.add(adapter(name)));
    return adapters;
  }

  @Override
  public void close() {
    providers.close();
  }
}
