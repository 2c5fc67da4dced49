/** What each attempt took: a log line, measurements, its cost, and how fast its model began. */
package io.astraflow.core.internal.model.metering;
