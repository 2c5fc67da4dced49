/**
 * Where counts and durations go. Knows nothing of what is measured; a plugin brings it to a metrics
 * library.
 */
package io.astraflow.telemetry;
