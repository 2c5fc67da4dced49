package io.astraflow.model;

import java.util.OptionalInt;
import java.util.Set;

/**
 * What a model can do. Immutable.
 *
 * @param capabilities what it can do beyond text
 * @param contextTokens the most tokens of prompt and reply together, where known
 * @param maxOutputTokens the most tokens of a reply, where known
 * @param local whether prompts stay on this machine
 */
public record ModelCapabilities(
    Set<Capability> capabilities,
    OptionalInt contextTokens,
    OptionalInt maxOutputTokens,
    boolean local) {

  /** Copies the set. */
  public ModelCapabilities {
    capabilities = Set.copyOf(capabilities);
  }

  /** Returns whether the model can do this. */
  public boolean has(Capability capability) {
    return capabilities.contains(capability);
  }

  /**
   * Refuses what the model cannot do, before anything is sent.
   *
   * @throws ModelException of kind {@link ModelException.Kind#UNSUPPORTED} that names the model and
   *     what it lacks
   */
  public void refuseUnsupported(ModelName model, ModelRequest request) {
    for (Capability needed : Requirements.of(request)) {
      if (!has(needed)) {
        throw unsupported(model + " cannot do what the request needs: " + needed);
      }
    }
    if (request.responseFormat() instanceof ResponseFormat.OfRecord of) {
      throw unsupported(
          "%s is used without the engine, which makes schemas of records: give it a ResponseFormat.Schema instead of %s"
              .formatted(model, of.type().getSimpleName()));
    }
  }

  private static ModelException unsupported(String what) {
    return ModelException.of(
        ModelException.Kind.UNSUPPORTED, what + ". Choose another model, or leave it out.");
  }
}
