package io.astraflow.model;

import java.util.OptionalLong;

/**
 * The tokens of a call, each count empty where the provider does not say. Immutable.
 *
 * @param input of the prompt, those from the provider's cache included
 * @param cached of these, those from the provider's cache
 * @param output of the reply, those thought included
 * @param reasoning of these, those thought
 */
public record Usage(
    OptionalLong input, OptionalLong cached, OptionalLong output, OptionalLong reasoning) {

  /** Nothing known. */
  public static final Usage UNKNOWN =
      new Usage(
          OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

  /** Returns usage of which only these two counts are known. */
  public static Usage of(long input, long output) {
    return new Usage(
        OptionalLong.of(input),
        OptionalLong.empty(),
        OptionalLong.of(output),
        OptionalLong.empty());
  }

  /** Returns the sum of both, a count being unknown where either does not know it. */
  public Usage plus(Usage other) {
    return new Usage(
        sum(input, other.input),
        sum(cached, other.cached),
        sum(output, other.output),
        sum(reasoning, other.reasoning));
  }

  private static OptionalLong sum(OptionalLong one, OptionalLong other) {
    return one.isPresent() && other.isPresent()
        ? OptionalLong.of(one.getAsLong() + other.getAsLong())
        : OptionalLong.empty();
  }
}
