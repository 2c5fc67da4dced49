package io.astraflow.core.internal.model.budget;

import io.astraflow.core.internal.model.attempt.RetryListener;
import io.astraflow.core.internal.model.stream.ModelDecorator;
import io.astraflow.core.internal.model.stream.ObservedStream;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ModelStream;
import io.astraflow.model.Price;
import io.astraflow.model.Prices;
import io.astraflow.model.policy.Budget;
import io.astraflow.model.policy.Limit;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Sends nothing that could pass a limit: reserves before a call what it may take at most, and puts
 * in its place afterwards what it took. Without limits it keeps no books.
 *
 * <p>What it took is what the provider says. Where that is missing, in streams that were closed or
 * broke and in replies without counts, it is the prompt and what arrived, by the model's own
 * tokenizer; nothing where the provider refused or was not reached; and otherwise the whole
 * reservation. Before an attempt is repeated, the one that failed is settled in the same way, and
 * the next is reserved; where that would pass a limit there is none.
 */
public final class BudgetedModel extends ModelDecorator {
  private final Function<RetryListener, ModelAdapter> calls;
  private final Account account;
  private final UsageLedger ledger;
  private final Prices prices;

  /** Goes around an adapter. */
  public BudgetedModel(ModelAdapter inner, Account account, UsageLedger ledger, Prices prices) {
    this(any -> inner, account, ledger, prices);
  }

  /**
   * Goes around an adapter that tries again.
   *
   * @param calls makes the adapter for one call, whose retries it tells the listener
   */
  public BudgetedModel(
      Function<RetryListener, ModelAdapter> calls,
      Account account,
      UsageLedger ledger,
      Prices prices) {
    super(calls.apply(RetryListener.NONE));
    this.calls = calls;
    this.account = account;
    this.ledger = ledger;
    this.prices = prices;
  }

  @Override
  public ModelReply complete(ModelRequest request) throws InterruptedException {
    if (!account.budget().isLimited()) {
      return inner.complete(request);
    }
    Settlement settlement = reserve(request);
    try {
      ModelReply reply = calls.apply(settlement).complete(settlement.request());
      settlement.replied(reply);
      return reply;
    } catch (RuntimeException e) {
      settlement.failed(e);
      throw e;
    } finally {
      settlement.abandoned();
    }
  }

  @Override
  public ModelStream stream(ModelRequest request) throws InterruptedException {
    if (!account.budget().isLimited()) {
      return inner.stream(request);
    }
    Settlement settlement = reserve(request);
    boolean open = false;
    try {
      ModelStream stream =
          new ObservedStream(calls.apply(settlement).stream(settlement.request()), settlement);
      open = true;
      return stream;
    } catch (RuntimeException e) {
      settlement.failed(e);
      throw e;
    } finally {
      if (!open) {
        settlement.abandoned();
      }
    }
  }

  private Settlement reserve(ModelRequest request) {
    Optional<Price> price = prices.of(name());
    Budget budget = account.budget();
    Stream.of(budget.total(), budget.day(), budget.run()).forEach(limit -> check(limit, price));
    Estimate estimate = Estimate.of(inner, request, price);
    return new Settlement(
        inner, ledger, () -> ledger.reserve(account, name(), estimate.most()), estimate);
  }

  private void check(Limit limit, Optional<Price> price) {
    limit
        .money()
        .filter(most -> account.budget().unpriced() == Budget.Unpriced.REFUSE)
        .filter(most -> price.filter(p -> p.currency().equals(most.currency())).isEmpty())
        .ifPresent(
            most -> {
              throw ModelException.of(
                  ModelException.Kind.OVER_BUDGET,
                  ("The price of %s in %s is not known, and the workspace %s may spend %s. Set the"
                          + " price, or allow models without one with Budget.withUnpriced.")
                      .formatted(name(), most.currency(), account.workspace(), most));
            });
  }
}
