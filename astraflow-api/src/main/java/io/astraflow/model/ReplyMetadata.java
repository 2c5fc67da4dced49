package io.astraflow.model;

import java.util.Optional;

/**
 * What is known of a call beside its reply. Immutable.
 *
 * @param requestId the provider's id of the request, to name when asking its support
 * @param cost what the call cost; empty where prices or token counts are unknown
 * @param routing why this model was chosen, as a sentence; empty where it was named
 * @param cached whether the reply was kept from an earlier call, and cost nothing
 */
public record ReplyMetadata(
    Optional<String> requestId, Optional<Money> cost, Optional<String> routing, boolean cached) {

  /** Nothing known. */
  public static final ReplyMetadata NONE =
      new ReplyMetadata(Optional.empty(), Optional.empty(), Optional.empty(), false);

  /** Returns this with a request's id. */
  public ReplyMetadata withRequestId(Optional<String> id) {
    return new ReplyMetadata(id, cost, routing, cached);
  }

  /** Returns this with a cost. */
  public ReplyMetadata withCost(Optional<Money> money) {
    return new ReplyMetadata(requestId, money, routing, cached);
  }

  /** Returns this with a reason for the choice of the model. */
  public ReplyMetadata withRouting(String reason) {
    return new ReplyMetadata(requestId, cost, Optional.of(reason), cached);
  }

  /** Returns this as of a reply that was kept: its cost, where known, is zero. */
  public ReplyMetadata asCached() {
    Optional<Money> nothing = cost.map(paid -> Money.zero(paid.currency()));
    return new ReplyMetadata(requestId, nothing, routing, true);
  }
}
