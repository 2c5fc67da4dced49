package io.astraflow.core.internal.workspace;

import io.astraflow.core.internal.model.pipeline.WorkspacePipeline;
import io.astraflow.core.internal.structured.StructuredModel;
import io.astraflow.model.Health;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelDescription;
import io.astraflow.model.ModelName;
import io.astraflow.model.Models;
import io.astraflow.model.Prices;
import java.util.List;
import java.util.Optional;

/** The models of one workspace, or of one run in it, each with everything around it. */
record WorkspaceModels(EngineModels engine, WorkspacePipeline pipeline, Optional<String> run)
    implements Models {

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
    return new StructuredModel(pipeline.around(engine.adapter(name), run));
  }

  @Override
  public Optional<ModelAdapter> preferred() {
    return engine
        .router()
        .map(router -> pipeline.routed(router, Optional.empty(), run, StructuredModel::new));
  }

  @Override
  public Models inRun(String id) {
    return new WorkspaceModels(engine, pipeline, Optional.of(id));
  }

  @Override
  public Prices prices() {
    return engine.pipeline().prices();
  }
}
