package io.astraflow.core.internal.model.pipeline;

import io.astraflow.core.internal.model.attempt.RetryListener;
import io.astraflow.core.internal.model.audit.AuditedModel;
import io.astraflow.core.internal.model.budget.Account;
import io.astraflow.core.internal.model.budget.BudgetedModel;
import io.astraflow.core.internal.model.budget.UsageLedger;
import io.astraflow.core.internal.model.cache.CachedModel;
import io.astraflow.core.internal.model.cache.ReplyCache;
import io.astraflow.core.internal.model.fallback.FallbackModel;
import io.astraflow.core.internal.model.redaction.RedactedModel;
import io.astraflow.core.internal.model.routing.ModelRouter;
import io.astraflow.model.EmbeddingAdapter;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelName;
import io.astraflow.model.policy.RequestAudit;
import io.astraflow.model.policy.WorkspacePolicy;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What one workspace puts around models. From the outside: the cache of replies; fallback over the
 * candidates; for each of them the budget, redaction, the audit, and then what the {@link
 * ModelPipeline} puts around attempts. Safe for use by many threads.
 */
public final class WorkspacePipeline {
  private final ModelPipeline pipeline;
  private final String workspace;
  private final WorkspacePolicy policy;
  private final UsageLedger ledger;
  private final RequestAudit audit;
  private final ReplyCache cache;

  /**
   * Creates the models of a workspace, with an empty cache.
   *
   * @param ledger of the store, one for all workspaces
   * @param embedding for replies to similar requests, if the policy wants them
   */
  public WorkspacePipeline(
      ModelPipeline pipeline,
      String workspace,
      WorkspacePolicy policy,
      UsageLedger ledger,
      RequestAudit audit,
      Optional<EmbeddingAdapter> embedding) {
    this.pipeline = pipeline;
    this.workspace = workspace;
    this.policy = policy;
    this.ledger = ledger;
    this.audit = audit;
    this.cache = new ReplyCache(workspace, policy.caching(), pipeline.timeline(), embedding);
  }

  /** Returns one model. */
  public ModelAdapter around(ModelAdapter adapter, Optional<String> run) {
    return around(List.of(adapter), run);
  }

  /** Returns one model that falls back on others, in this order. */
  public ModelAdapter around(List<ModelAdapter> candidates, Optional<String> run) {
    List<ModelAdapter> each = candidates.stream().map(adapter -> candidate(adapter, run)).toList();
    return CachedModel.around(
        each.size() == 1 ? each.get(0) : new FallbackModel(each, pipeline.timeline()), cache);
  }

  /**
   * Returns a model that is chosen for each request; a named one is always taken.
   *
   * @param outside goes around what was chosen, knowing what that can do
   */
  public ModelAdapter routed(
      ModelRouter router,
      Optional<ModelName> named,
      Optional<String> run,
      UnaryOperator<ModelAdapter> outside) {
    return new RoutedModel(router, named, candidates -> outside.apply(around(candidates, run)));
  }

  private ModelAdapter candidate(ModelAdapter adapter, Optional<String> run) {
    return new BudgetedModel(
        listener -> reached(adapter, listener),
        new Account(workspace, run, policy.budget()),
        ledger,
        pipeline.prices());
  }

  private ModelAdapter reached(ModelAdapter adapter, RetryListener listener) {
    ModelAdapter audited = new AuditedModel(pipeline.attempts(adapter, listener), audit, workspace);
    return RedactedModel.around(audited, policy.redaction());
  }
}
