/** Texts that are the same or nearly, found among many without comparing each with each. */
package io.astraflow.core.internal.duplicate;
