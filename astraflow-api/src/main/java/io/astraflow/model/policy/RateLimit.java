package io.astraflow.model.policy;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How much may be sent to one model in any 60 seconds; what is more waits. Immutable.
 *
 * @param requests the most attempts
 * @param tokens the most tokens of prompts and replies, which are estimated beforehand and
 *     corrected afterwards
 */
public record RateLimit(OptionalInt requests, OptionalLong tokens) {
  private static final RateLimit NONE = new RateLimit(OptionalInt.empty(), OptionalLong.empty());

  /** Checks the values. */
  public RateLimit {
    if (requests.orElse(1) < 1 || tokens.orElse(1) < 1) {
      throw new IllegalArgumentException(
          "Limits must be positive: " + requests + " requests, " + tokens + " tokens");
    }
  }

  /** Returns no limit, the default. */
  public static RateLimit none() {
    return NONE;
  }

  /** Returns this with a limit of requests a minute. */
  public RateLimit withRequests(int perMinute) {
    return new RateLimit(OptionalInt.of(perMinute), tokens);
  }

  /** Returns this with a limit of tokens a minute. */
  public RateLimit withTokens(long perMinute) {
    return new RateLimit(requests, OptionalLong.of(perMinute));
  }
}
