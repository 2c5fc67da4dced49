package io.astraflow.testkit.store;

import io.astraflow.model.Money;
import io.astraflow.spi.store.UsageAmount;
import io.astraflow.spi.store.UsageTable;
import io.astraflow.spi.store.UsageTotal;
import io.astraflow.testkit.store.MemoryState.UsagePeriod;
import io.astraflow.testkit.store.MemoryState.UsageReservation;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The usage of a state. */
record MemoryUsage(MemoryState state) implements UsageTable {
  @Override
  public UsageTotal total(String workspace, String period) {
    return state.usage.getOrDefault(
        new UsagePeriod(workspace, period), new UsageTotal(0, Map.of()));
  }

  @Override
  public long reserve(String workspace, Set<String> periods, UsageAmount most) {
    long id = state.nextId();
    UsageReservation reservation = new UsageReservation(workspace, Set.copyOf(periods), most);
    state.reservations.put(id, reservation);
    add(reservation, UsageAmount.NOTHING, most);
    return id;
  }

  @Override
  public boolean settle(long reservation, UsageAmount used) {
    UsageReservation reserved = state.reservations.remove(reservation);
    if (reserved == null) {
      return false;
    }
    add(reserved, reserved.most(), used);
    return true;
  }

  @Override
  public int settleAll() {
    int count = state.reservations.size();
    state.reservations.clear();
    return count;
  }

  private void add(UsageReservation to, UsageAmount less, UsageAmount more) {
    for (String period : to.periods()) {
      UsageTotal total = total(to.workspace(), period);
      Map<Currency, Money> money = new HashMap<>(total.money());
      less.money()
          .ifPresent(
              amount -> money.put(amount.currency(), total.in(amount.currency()).minus(amount)));
      more.money().ifPresent(amount -> money.merge(amount.currency(), amount, Money::plus));
      state.usage.put(
          new UsagePeriod(to.workspace(), period),
          new UsageTotal(total.tokens() - less.tokens() + more.tokens(), money));
    }
  }
}
