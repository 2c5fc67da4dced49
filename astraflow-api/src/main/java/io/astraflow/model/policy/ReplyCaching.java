package io.astraflow.model.policy;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * Which replies are kept, in memory, for requests that come again. Immutable.
 *
 * <p>Kept are whole replies, which ended because the model was done or calls tools, by workspace,
 * model and everything in the request but its timeout. A kept reply costs nothing and says so.
 * Replies in another form than text are not kept. A {@linkplain
 * io.astraflow.model.ModelRequest#fresh() fresh} request is always sent, and its reply takes the
 * place of the one before.
 *
 * @param bytes the most that requests and replies take, two bytes a character; 0 keeps nothing, the
 *     default
 * @param timeToLive how long a reply is kept; default one hour
 * @param similarity from which cosine on two last turns of the user count as the same where all
 *     before them is; empty, the default, for none but equal ones
 */
public record ReplyCaching(long bytes, Duration timeToLive, OptionalDouble similarity) {

  /** Checks the values. */
  public ReplyCaching {
    if (bytes < 0 || timeToLive.isNegative() || timeToLive.isZero()) {
      throw new IllegalArgumentException(
          "A cache needs bytes >= 0 and a positive time to live: " + bytes + ", " + timeToLive);
    }
    if (similarity.isPresent()
        && !(similarity.getAsDouble() > 0 && similarity.getAsDouble() <= 1)) {
      throw new IllegalArgumentException("A similarity must be in (0, 1]: " + similarity);
    }
  }

  /** Returns no caching. */
  public static ReplyCaching off() {
    return new ReplyCaching(0, Duration.ofHours(1), OptionalDouble.empty());
  }

  /** Returns 16 MiB for an hour, for equal requests alone. */
  public static ReplyCaching exact() {
    return new ReplyCaching(16L << 20, Duration.ofHours(1), OptionalDouble.empty());
  }

  /** Returns this for another time. */
  public ReplyCaching withTimeToLive(Duration time) {
    return new ReplyCaching(bytes, time, similarity);
  }

  /** Returns this with replies for similar requests too; 0.95 is careful. */
  public ReplyCaching withSimilarity(double cosine) {
    return new ReplyCaching(bytes, timeToLive, OptionalDouble.of(cosine));
  }
}
