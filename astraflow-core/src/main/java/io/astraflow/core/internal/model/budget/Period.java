package io.astraflow.core.internal.model.budget;

import io.astraflow.model.policy.Limit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A period that a call falls into. Immutable.
 *
 * @param key its name in the store; empty for a run of one call, of which nothing was used before
 * @param words what messages call it
 * @param remedy what helps against its limit
 * @param limit what may be used in it
 */
record Period(String key, String words, String remedy, Limit limit) {

  /** Returns the periods of a call at this moment. */
  static List<Period> of(Account account, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, account.budget().zone());
    List<Period> periods = new ArrayList<>();
    periods.add(
        new Period("total", "for good", "Raise Budget.withTotal", account.budget().total()));
    periods.add(
        new Period(
            "day:" + today,
            "for " + today,
            "Raise Budget.withDay, wait for " + today.plusDays(1),
            account.budget().day()));
    periods.add(
        new Period(
            account.run().map(run -> "run:" + run).orElse(""),
            account.run().map(run -> "for the run " + run).orElse("for one run"),
            "Raise Budget.withRun",
            account.budget().run()));
    return periods;
  }
}
