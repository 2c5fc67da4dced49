package io.astraflow.core.internal.chat;

import io.astraflow.model.Health;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelDescription;
import io.astraflow.model.ModelName;
import io.astraflow.model.Models;
import io.astraflow.model.Prices;
import java.util.List;
import java.util.Optional;

/** One model, whatever it is called. */
record OneModel(ModelAdapter model) implements Models {

  @Override
  public List<String> providers() {
    return List.of();
  }

  @Override
  public List<ModelDescription> list(String provider) {
    return List.of();
  }

  @Override
  public Health check(String provider) {
    throw new UnsupportedOperationException(provider);
  }

  @Override
  public ModelAdapter named(ModelName name) {
    return model;
  }

  @Override
  public Optional<ModelAdapter> preferred() {
    return Optional.of(model);
  }

  @Override
  public Models inRun(String run) {
    return this;
  }

  @Override
  public Prices prices() {
    return Prices.unknown();
  }
}
