package io.astraflow.core.internal.workspace;

import io.astraflow.core.internal.model.budget.UsageLedger;
import io.astraflow.core.internal.model.pipeline.ModelPipeline;
import io.astraflow.core.internal.model.pipeline.WorkspacePipeline;
import io.astraflow.core.internal.model.routing.Candidate;
import io.astraflow.core.internal.model.routing.ModelRouter;
import io.astraflow.core.internal.plugin.ModelProviders;
import io.astraflow.model.EmbeddingAdapter;
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
import java.util.function.Supplier;

/**
 * The language models of one engine: where they come from, what is around each attempt, and what
 * the workspaces allow. Safe for use by many threads.
 */
public final class EngineModels implements AutoCloseable {
  private final ModelProviders providers;
  private final ModelPipeline pipeline;
  private final ChatCandidates candidates;
  private final Function<String, WorkspacePolicy> policies;
  private final RequestAudit audit;
  private final UsageLedger ledger;
  private final Supplier<EmbeddingAdapter> embedding;
  private final Map<String, WorkspaceModels> workspaces = new ConcurrentHashMap<>();

  /**
   * Puts the parts together.
   *
   * @param policies what a workspace allows, by its name
   * @param audit is told of what leaves
   * @param store keeps what was used
   * @param embedding tells whether requests are similar, where a workspace's cache asks
   */
  public EngineModels(
      ModelProviders providers,
      ModelPipeline pipeline,
      ChatCandidates candidates,
      Function<String, WorkspacePolicy> policies,
      RequestAudit audit,
      Store store,
      Supplier<EmbeddingAdapter> embedding) {
    this.providers = providers;
    this.pipeline = pipeline;
    this.candidates = candidates;
    this.policies = policies;
    this.audit = audit;
    this.ledger = new UsageLedger(store, pipeline.timeline());
    this.embedding = embedding;
  }

  /** Returns a workspace's models. */
  WorkspaceModels of(String workspace) {
    return workspaces.computeIfAbsent(
        workspace, name -> new WorkspaceModels(this, around(name), Optional.empty()));
  }

  private WorkspacePipeline around(String workspace) {
    WorkspacePolicy policy = policies.apply(workspace);
    Optional<EmbeddingAdapter> similar =
        policy.caching().similarity().isPresent() ? Optional.of(embedding.get()) : Optional.empty();
    return new WorkspacePipeline(pipeline, workspace, policy, ledger, audit, similar);
  }

  /** Returns the providers. */
  public ModelProviders providers() {
    return providers;
  }

  ModelPipeline pipeline() {
    return pipeline;
  }

  /** Returns the bare adapter of a model: the application's own, or a provider's. */
  ModelAdapter adapter(ModelName name) {
    return candidates
        .own(name)
        .orElseGet(() -> providers.named(name.provider()).chat(name.model()));
  }

  /** Returns what chooses where no model is named; empty where there is nothing to choose. */
  Optional<ModelRouter> router() {
    List<ModelAdapter> adapters = new ArrayList<>(candidates.own());
    candidates.names().forEach(name -> adapters.add(adapter(name)));
    List<Candidate> all =
        adapters.stream()
            .map(adapter -> new Candidate(adapter, candidates.quality(adapter.name())))
            .toList();
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ModelRouter(all, candidates.policy(pipeline.prices(), pipeline.speeds())));
  }

  @Override
  public void close() {
    providers.close();
  }
}
