/**
 * What can be told of a document at a glance, and which documents say the same. Summaries are
 * {@link io.astraflow.summary}'s.
 */
package io.astraflow.insight;
