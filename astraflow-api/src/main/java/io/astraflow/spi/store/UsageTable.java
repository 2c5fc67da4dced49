package io.astraflow.spi.store;

import java.util.Set;

/**
 * What calls of models used, by workspace and period, and what is reserved for calls under way. A
 * period is any name, such as that of a day or of a run. Used by one transaction.
 */
public interface UsageTable {

  /** Returns what was used and is reserved in a period; nothing where it is not known. */
  UsageTotal total(String workspace, String period);

  /**
   * Adds an amount to each of the periods until it is {@linkplain #settle settled}.
   *
   * @param periods at least one
   * @return an id never given before
   */
  long reserve(String workspace, Set<String> periods, UsageAmount most);

  /**
   * Puts what was used in the place of a reservation, in the periods of that.
   *
   * @return whether there was such a reservation; if not, nothing happens
   */
  boolean settle(long reservation, UsageAmount used);

  /**
   * Counts everything that is still reserved as used, in full: for reservations that a process left
   * behind, of whose calls nobody knows how far they came.
   *
   * @return how many there were
   */
  int settleAll();
}
