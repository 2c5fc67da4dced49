/** One call as several attempts: retries, circuits and rate limits. */
package io.astraflow.core.internal.model.attempt;
