package io.astraflow.core.internal.workspace;

import io.astraflow.core.internal.model.audit.AuditedModel;
import io.astraflow.core.internal.model.budget.Account;
import io.astraflow.core.internal.model.budget.BudgetedModel;
import io.astraflow.core.internal.model.fallback.FallbackModel;
import io.astraflow.core.internal.structured.StructuredModel;
import io.astraflow.model.Health;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelDescription;
import io.astraflow.model.ModelName;
import io.astraflow.model.Models;
import io.astraflow.model.Prices;
import io.astraflow.model.policy.WorkspacePolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The models of one workspace, each with everything around it, made on first use. */
final class WorkspaceModels implements Models {
  private final EngineModels engine;
  private final String workspace;
  private final WorkspacePolicy policy;
  private final Account account;
  private final Map<ModelName, ModelAdapter> named = new ConcurrentHashMap<>();

  WorkspaceModels(
      EngineModels engine, String workspace, WorkspacePolicy policy, Optional<String> run) {
    this.engine = engine;
    this.workspace = workspace;
    this.policy = policy;
    this.account = new Account(workspace, run, policy.budget());
  }

  @Override
  public List<String> providers() {
    return engine.providers().ids();
  }

  @Override
  public List<ModelDescription> list(String provider) throws InterruptedException {
    return engine.providers().named(provider).models();
  }

  @Override
  public Health check(String provider) throws InterruptedException {
    return engine.providers().named(provider).check();
  }

  @Override
  public ModelAdapter named(ModelName name) {
    return named.computeIfAbsent(
        name, missing -> around(List.of(candidate(engine.adapter(missing)))));
  }

  @Override
  public Optional<ModelAdapter> preferred() {
    List<ModelAdapter> candidates = engine.preferred().stream().map(this::candidate).toList();
    return candidates.isEmpty() ? Optional.empty() : Optional.of(around(candidates));
  }

  @Override
  public Models inRun(String run) {
    return new WorkspaceModels(engine, workspace, policy, Optional.of(run));
  }

  @Override
  public Prices prices() {
    return engine.pipeline().prices();
  }

  private ModelAdapter candidate(ModelAdapter adapter) {
    ModelAdapter attempts = engine.pipeline().attempts(adapter);
    ModelAdapter audited = new AuditedModel(attempts, engine.audit(), workspace);
    return new BudgetedModel(audited, account, engine.ledger(), prices());
  }

  private ModelAdapter around(List<ModelAdapter> candidates) {
    return new StructuredModel(
        candidates.size() == 1 ? candidates.get(0) : new FallbackModel(candidates));
  }
}
