package io.astraflow.store.sqlite.sql;

import io.astraflow.model.Money;
import io.astraflow.spi.store.UsageAmount;
import io.astraflow.spi.store.UsageTable;
import io.astraflow.spi.store.UsageTotal;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * The tables {@code model_usage}, where reservations are counted from the beginning, and {@code
 * model_reservation}, which says what to take off again.
 */
final class UsageRows implements UsageTable {
  private final Handle handle;

  UsageRows(Handle handle) {
    this.handle = handle;
  }

  @Override
  public UsageTotal total(String workspace, String period) {
    List<UsageAmount> parts =
        handle
            .select(
                "SELECT tokens, currency, amount FROM model_usage"
                    + " WHERE workspace = ? AND period = ?",
                StoredText.of(workspace),
                StoredText.of(period))
            .map((row, context) -> amount(row))
            .list();
    Map<Currency, Money> money = new HashMap<>();
    parts.forEach(part -> part.money().ifPresent(sum -> money.put(sum.currency(), sum)));
    return new UsageTotal(parts.stream().mapToLong(UsageAmount::tokens).sum(), money);
  }

  @Override
  public long reserve(String workspace, Set<String> periods, UsageAmount most) {
    long id =
        handle
            .createUpdate(
                "INSERT INTO model_reservation (workspace, currency, tokens, amount)"
                    + " VALUES (?, ?, ?, ?)")
            .bind(0, StoredText.of(workspace))
            .bind(1, currency(most))
            .bind(2, most.tokens())
            .bind(3, decimal(most).toPlainString())
            .executeAndReturnGeneratedKeys("id")
            .mapTo(Long.class)
            .one();
    for (String period : periods) {
      handle.execute(
          "INSERT INTO model_reservation_period (reservation_id, period) VALUES (?, ?)",
          id,
          StoredText.of(period));
      add(StoredText.of(workspace), StoredText.of(period), most, 1);
    }
    return id;
  }

  @Override
  public boolean settle(long reservation, UsageAmount used) {
    Optional<Reservation> found =
        handle
            .select(
                "SELECT workspace, tokens, currency, amount FROM model_reservation WHERE id = ?",
                reservation)
            .map((row, context) -> new Reservation(row.getObject("workspace"), amount(row)))
            .findOne();
    found.ifPresent(
        reserved -> {
          for (Object period : periods(reservation)) {
            add(reserved.workspace(), period, reserved.most(), -1);
            add(reserved.workspace(), period, used, 1);
          }
          handle.execute(
              "DELETE FROM model_reservation_period WHERE reservation_id = ?", reservation);
          handle.execute("DELETE FROM model_reservation WHERE id = ?", reservation);
        });
    return found.isPresent();
  }

  @Override
  public int settleAll() {
    handle.execute("DELETE FROM model_reservation_period");
    return handle.execute("DELETE FROM model_reservation");
  }

  private record Reservation(Object workspace, UsageAmount most) {}

  private List<Object> periods(long reservation) {
    return handle
        .select("SELECT period FROM model_reservation_period WHERE reservation_id = ?", reservation)
        .map((row, context) -> row.getObject(1))
        .list();
  }

  // SQLite has no exact decimals, so that the sum is made here; writes do not run side by side.
  private void add(Object workspace, Object period, UsageAmount amount, int sign) {
    BigDecimal before =
        handle
            .select(
                "SELECT amount FROM model_usage"
                    + " WHERE workspace = ? AND period = ? AND currency = ?",
                workspace,
                period,
                currency(amount))
            .map((row, context) -> new BigDecimal(row.getString(1)))
            .findOne()
            .orElse(BigDecimal.ZERO);
    BigDecimal after = before.add(decimal(amount).multiply(BigDecimal.valueOf(sign)));
    handle.execute(
        "INSERT INTO model_usage (workspace, period, currency, tokens, amount)"
            + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (workspace, period, currency)"
            + " DO UPDATE SET tokens = tokens + excluded.tokens, amount = excluded.amount",
        workspace,
        period,
        currency(amount),
        sign * amount.tokens(),
        after.toPlainString());
  }

  private static UsageAmount amount(ResultSet row) throws SQLException {
    String currency = row.getString("currency");
    return new UsageAmount(
        row.getLong("tokens"),
        currency.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Money(
                    new BigDecimal(row.getString("amount")), Currency.getInstance(currency))));
  }

  private static String currency(UsageAmount amount) {
    return amount.money().map(money -> money.currency().getCurrencyCode()).orElse("");
  }

  private static BigDecimal decimal(UsageAmount amount) {
    return amount.money().map(Money::amount).orElse(BigDecimal.ZERO);
  }
}
