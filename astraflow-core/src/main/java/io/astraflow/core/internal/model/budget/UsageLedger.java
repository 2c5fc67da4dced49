package io.astraflow.core.internal.model.budget;

import io.astraflow.core.internal.model.time.Timeline;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelName;
import io.astraflow.model.Money;
import io.astraflow.spi.store.Store;
import io.astraflow.spi.store.UsageAmount;
import io.astraflow.spi.store.UsageTable;
import io.astraflow.spi.store.UsageTotal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reserves and settles in one store, so that what is used and what is reserved never pass a limit
 * together. Safe for use by many threads; each call is one transaction.
 */
public final class UsageLedger {
  private static final Logger LOG = LoggerFactory.getLogger(UsageLedger.class);

  private final Store store;
  private final Timeline timeline;

  /**
   * Opens the ledger of a store that this process alone has open. What is still reserved in it was
   * left by a process that ended in the midst of calls: since nobody knows how far they came, it
   * counts as used.
   */
  public UsageLedger(Store store, Timeline timeline) {
    this.store = store;
    this.timeline = timeline;
    int abandoned = store.<Integer>write(tx -> tx.usage().settleAll());
    if (abandoned > 0) {
      LOG.warn("{} calls of models were cut off; they count as they were reserved", abandoned);
    }
  }

  /**
   * Reserves what a call may use at most.
   *
   * @return the id to settle with
   * @throws ModelException of kind {@code OVER_BUDGET} if that would pass a limit
   */
  long reserve(Account account, ModelName model, UsageAmount most) {
    List<Period> periods = Period.of(account, timeline.now());
    Set<String> keys =
        periods.stream()
            .map(Period::key)
            .filter(key -> !key.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    return store.<Long>write(
        tx -> {
          UsageTable usage = tx.usage();
          for (Period period : periods) {
            UsageTotal total =
                period.key().isEmpty()
                    ? new UsageTotal(0, Map.of())
                    : usage.total(account.workspace(), period.key());
            refuseBeyond(new Claim(account.workspace(), model, period, total, most));
          }
          return usage.reserve(account.workspace(), keys, most);
        });
  }

  /** Puts what was used in the place of a reservation. */
  void settle(long reservation, UsageAmount used) {
    boolean known = store.<Boolean>write(tx -> tx.usage().settle(reservation, used));
    if (!known) {
      throw new IllegalStateException("There is no reservation " + reservation);
    }
  }

  private record Claim(
      String workspace, ModelName model, Period period, UsageTotal total, UsageAmount most) {
    ModelException over(Object wanted, Object excess, Object limit, Object used) {
      return ModelException.of(
          ModelException.Kind.OVER_BUDGET,
          ("The call of %s may take %s, which is %s more than the workspace %s has left of its"
                  + " limit of %s %s (%s used or reserved). %s, or set smaller maxOutputTokens.")
              .formatted(
                  model, wanted, excess, workspace, limit, period.words(), used, period.remedy()));
    }
  }

  private static void refuseBeyond(Claim claim) {
    long tokens = claim.total().tokens() + claim.most().tokens();
    claim
        .period()
        .limit()
        .tokens()
        .ifPresent(
            limit -> {
              if (tokens > limit) {
                throw claim.over(
                    claim.most().tokens() + " tokens",
                    tokens - limit,
                    limit + " tokens",
                    claim.total().tokens());
              }
            });
    Optional<Money> limit = claim.period().limit().money();
    Optional<Money> most = claim.most().money();
    if (limit.isPresent()
        && most.isPresent()
        && most.get().currency().equals(limit.get().currency())) {
      Money used = claim.total().in(most.get().currency());
      Money after = used.plus(most.get());
      if (after.compareTo(limit.get()) > 0) {
        throw claim.over(most.get(), after.minus(limit.get()), limit.get(), used);
      }
    }
  }
}
