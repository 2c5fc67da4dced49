/** The entry point, {@link io.astraflow.core.AstraFlow}; the engine behind it is internal. */
package io.astraflow.core;
