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
}
