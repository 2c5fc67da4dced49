package io.astraflow.model;

import java.util.OptionalLong;

/**
 * The tokens of a call, each count empty where the provider does not say. Immutable. A negative
 * count is taken for one that is not known.
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

  /** Takes negative counts for unknown. */
  public Usage {
    input = known(input);
    cached = known(cached);
    output = known(output);
    reasoning = known(reasoning);
  }

  private static OptionalLong known(OptionalLong count) {
    return count.isPresent() && count.getAsLong() < 0 ? OptionalLong.empty() : count;
  }

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
