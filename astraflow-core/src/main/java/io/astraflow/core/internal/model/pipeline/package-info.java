/** Puts everything around models together, in one fixed order. */
package io.astraflow.core.internal.model.pipeline;
