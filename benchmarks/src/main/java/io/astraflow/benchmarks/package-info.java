/**
 * Measurements of whole jobs, each with the machine it ran on. What is compared runs in one
 * process, in turns. How good rankings are is computed by {@code io.astraflow.cli.eval}.
 */
@NullMarked
package io.astraflow.benchmarks;

import org.jspecify.annotations.NullMarked;
