package io.astraflow.retrieval;

import java.util.List;

/**
 * Makes something of a filter: a method for each kind there is, so that none can be left out.
 *
 * @param <R> what is made
 */
public interface FilterVisitor<R> {
  /** Every document passes. */
  R all();

  /** A field is compared with one value. */
  R comparison(FilterCondition.Comparison comparison);

  /** A field is compared with a list of values. */
  R membership(FilterCondition.Membership membership);

  /** A field is there. */
  R exists(FilterCondition.Exists exists);

  /** All parts hold; there are two or more. */
  R and(List<Filter> parts);

  /** One of the parts holds; there are two or more. */
  R or(List<Filter> parts);

  /** The filter does not hold. */
  R not(Filter filter);
}
