package io.astraflow.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.model.Money;
import io.astraflow.spi.store.Store;
import io.astraflow.spi.store.StoreFactory;
import io.astraflow.spi.store.UsageAmount;
import io.astraflow.spi.store.UsageTotal;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How every store keeps what calls used. Extend it and say which factory to test. */
public abstract class UsageContract {
  private static final Currency USD = Currency.getInstance("USD");
  private static final Currency JPY = Currency.getInstance("JPY");

  /** The data folder of the store under test. */
  @TempDir protected Path folder;

  private Store store;

  /** For subclasses. */
  @SuppressWarnings("NullAway.Init")
  protected UsageContract() {}

  /** Returns the factory to test; the same one during a test. */
  protected abstract StoreFactory factory();

  @BeforeEach
  void open() {
    store = factory().open(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void knowsNothingAtFirst() {
    UsageTotal total = total("ada", "day");
    assertThat(total.tokens()).isZero();
    assertThat(total.money()).isEmpty();
    assertThat(total.in(USD)).isEqualTo(Money.zero(USD));
  }

  @Test
  void countsWhatIsReserved() {
    long one = reserve("ada", dollars(100, "0.5"), "day", "run");
    long two = reserve("ada", dollars(20, "0.0000000075"), "day");
    assertThat(two).isNotEqualTo(one);
    assertThat(total("ada", "day").tokens()).isEqualTo(120);
    assertThat(total("ada", "day").in(USD)).isEqualTo(Money.usd("0.5000000075"));
    assertThat(total("ada", "run").tokens()).isEqualTo(100);
    assertThat(total("ada", "run").in(USD)).isEqualTo(Money.usd("0.5"));
  }

  @Test
  void putsWhatWasUsedInThePlaceOfTheReservation() {
    long one = reserve("ada", dollars(100, "0.5"), "day", "run");
    reserve("ada", dollars(20, "0.1"), "day");
    assertThat(settle(one, dollars(30, "0.2"))).isTrue();
    assertThat(total("ada", "day").tokens()).isEqualTo(50);
    assertThat(total("ada", "day").in(USD)).isEqualTo(Money.usd("0.3"));
    assertThat(total("ada", "run").in(USD)).isEqualTo(Money.usd("0.2"));
  }

  @Test
  void settlesOnce() {
    long one = reserve("ada", dollars(100, "0.5"), "day");
    assertThat(settle(one, UsageAmount.NOTHING)).isTrue();
    assertThat(settle(one, dollars(30, "0.2"))).isFalse();
    assertThat(settle(one + 1000, dollars(30, "0.2"))).isFalse();
    assertThat(total("ada", "day").tokens()).isZero();
    assertThat(total("ada", "day").in(USD)).isEqualTo(Money.zero(USD));
  }

  @Test
  void keepsCurrenciesAndWhatHasNoPriceApart() {
    reserve("ada", dollars(10, "0.5"), "day");
    Money yen = new Money(new BigDecimal("3"), JPY);
    reserve("ada", new UsageAmount(20, Optional.of(yen)), "day");
    long free = reserve("ada", new UsageAmount(40, Optional.empty()), "day");
    assertThat(total("ada", "day").tokens()).isEqualTo(70);
    settle(free, dollars(5, "0.25"));
    assertThat(total("ada", "day").tokens()).isEqualTo(35);
    assertThat(total("ada", "day").in(USD)).isEqualTo(Money.usd("0.75"));
    assertThat(total("ada", "day").in(JPY)).isEqualTo(yen);
  }

  @Test
  void keepsWorkspacesAndPeriodsApart() {
    reserve("ada", dollars(10, "0.5"), "day");
    reserve("bob", dollars(20, "0.5"), "day");
    reserve("bob", dollars(40, "0.5"), "Day", "a\nb", "half \ud83d");
    assertThat(total("ada", "day").tokens()).isEqualTo(10);
    assertThat(total("bob", "day").tokens()).isEqualTo(20);
    assertThat(total("bob", "Day").tokens()).isEqualTo(40);
    assertThat(total("bob", "a\nb").tokens()).isEqualTo(40);
    assertThat(total("bob", "half \ud83d").tokens()).isEqualTo(40);
    assertThat(total("Ada", "day").tokens()).isZero();
  }

  @Test
  void countsWhatWasLeftBehindAsUsed() {
    long one = reserve("ada", dollars(100, "0.5"), "day");
    reserve("ada", dollars(20, "0.1"), "day");
    store.close();
    store = factory().open(folder);
    assertThat(store.<Integer>write(tx -> tx.usage().settleAll())).isEqualTo(2);
    assertThat(store.<Integer>write(tx -> tx.usage().settleAll())).isZero();
    assertThat(total("ada", "day").tokens()).isEqualTo(120);
    assertThat(total("ada", "day").in(USD)).isEqualTo(Money.usd("0.6"));
    assertThat(settle(one, UsageAmount.NOTHING)).isFalse();
    assertThat(reserve("ada", dollars(1, "0"), "day")).isNotEqualTo(one);
    assertThat(store.verify()).isEmpty();
  }

  @Test
  void forgetsAReservationWhoseTransactionFailed() {
    assertThatThrownBy(
            () ->
                store.write(
                    tx -> {
                      tx.usage().reserve("ada", Set.of("day"), dollars(1, "1"));
                      throw new IllegalStateException("on purpose");
                    }))
        .hasMessage("on purpose");
    assertThat(total("ada", "day").tokens()).isZero();
  }

  private static UsageAmount dollars(long tokens, String amount) {
    return new UsageAmount(tokens, Optional.of(Money.usd(amount)));
  }

  private UsageTotal total(String workspace, String period) {
    return store.read(tx -> tx.usage().total(workspace, period));
  }

  private long reserve(String workspace, UsageAmount most, String... periods) {
    return store.<Long>write(tx -> tx.usage().reserve(workspace, Set.of(periods), most));
  }

  private boolean settle(long reservation, UsageAmount used) {
    return store.<Boolean>write(tx -> tx.usage().settle(reservation, used));
  }
}
