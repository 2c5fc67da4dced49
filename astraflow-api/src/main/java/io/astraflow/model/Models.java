package io.astraflow.model;

import java.util.List;
import java.util.Optional;

/**
 * The language models of one workspace, whose budget they share. Safe for use by many threads.
 *
 * <pre>{@code
 * ModelAdapter model = astra.workspace().models().named("ollama:llama3.2");
 * System.out.println(model.complete(ModelRequest.of("Why is the sky blue?")).text());
 * }</pre>
 *
 * <p>Its adapters have everything around them that the engine puts around adapters: typed replies,
 * cache, fallback, budget, redaction, audit, retries, circuit, rate limit and records of each call.
 * Closing one does nothing: they are closed with the engine.
 */
public interface Models {

  /** Returns the ids of the installed providers, in order. */
  List<String> providers();

  /**
   * Asks a provider for its models, in its order.
   *
   * @throws io.astraflow.error.ConfigurationException if no such provider is installed
   * @throws ModelException if it does not answer
   * @throws InterruptedException if the calling thread was interrupted while it waited
   */
  List<ModelDescription> list(String provider) throws InterruptedException;

  /**
   * Says whether calls to a provider can succeed, and why not.
   *
   * @throws io.astraflow.error.ConfigurationException if no such provider is installed
   * @throws InterruptedException if the calling thread was interrupted while it waited
   */
  Health check(String provider) throws InterruptedException;

  /**
   * Returns a model by its name.
   *
   * @param name such as {@code openai:gpt-4o-mini}
   * @throws IllegalArgumentException if the name is not {@code provider:model}
   * @throws io.astraflow.error.ConfigurationException if no such provider is installed
   */
  default ModelAdapter named(String name) {
    return named(ModelName.parse(name));
  }

  /**
   * Returns a model by its name. Whether the provider has it shows at the first call.
   *
   * @throws io.astraflow.error.ConfigurationException if no such provider is installed
   */
  ModelAdapter named(ModelName name);

  /**
   * Returns what requests are sent to when no model is named: the one that the application set, or
   * of several the one that fits a request best. Empty where none is set.
   */
  Optional<ModelAdapter> preferred();

  /**
   * Returns the same models for one run, whose calls count against the run's budget too.
   *
   * @param run an id of the caller's, unique in its workspace
   */
  Models inRun(String run);

  /** Returns what models cost, for {@link CostEstimate#of}. */
  Prices prices();
}
