/** Finds plugins by their ids. Knows the SPI, not what the engine does with it. */
package io.astraflow.core.internal.plugin;
