package io.astraflow.model.policy;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What a workspace may use. Immutable.
 *
 * <p>What a call may use at most is reserved before it is sent: the prompt's tokens and the longest
 * reply it allows, at the model's price. A call that would pass a limit fails as {@link
 * io.astraflow.model.ModelException.Kind#OVER_BUDGET over budget}. Afterwards what it did use takes
 * the reservation's place. Set {@link io.astraflow.model.ModelRequest#maxOutputTokens()} where many
 * calls run at once, since reservations count.
 *
 * @param total for good
 * @param day per calendar day
 * @param run per run
 * @param zone whose midnights part the days; default UTC
 * @param unpriced what to do with a model that has no price in the currency of a limit; default
 *     {@link Unpriced#REFUSE}
 */
public record Budget(Limit total, Limit day, Limit run, ZoneId zone, Unpriced unpriced) {

  /** What to do with a model of unknown price where money is limited. */
  public enum Unpriced {
    /** Its calls fail as over budget. */
    REFUSE,
    /** Its calls count their tokens alone. */
    ALLOW
  }

  /** Returns no limits, the default. */
  public static Budget unlimited() {
    return new Budget(Limit.none(), Limit.none(), Limit.none(), ZoneOffset.UTC, Unpriced.REFUSE);
  }

  /** Returns this with a limit for good. */
  public Budget withTotal(Limit limit) {
    return new Budget(limit, day, run, zone, unpriced);
  }

  /** Returns this with a limit per day. */
  public Budget withDay(Limit limit) {
    return new Budget(total, limit, run, zone, unpriced);
  }

  /** Returns this with a limit per run. */
  public Budget withRun(Limit limit) {
    return new Budget(total, day, limit, zone, unpriced);
  }

  /** Returns this with days of another time zone. */
  public Budget withZone(ZoneId other) {
    return new Budget(total, day, run, other, unpriced);
  }

  /** Returns this with another treatment of models without a price. */
  public Budget withUnpriced(Unpriced treatment) {
    return new Budget(total, day, run, zone, treatment);
  }

  /** Returns whether anything is limited. */
  public boolean isLimited() {
    return total.isPresent() || day.isPresent() || run.isPresent();
  }
}
