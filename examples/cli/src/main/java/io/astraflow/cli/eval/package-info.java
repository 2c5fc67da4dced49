/**
 * Measures retrieval on a test collection in the BEIR layout: reads it, ranks documents for each
 * judged query, and computes the usual figures. Nothing here prints.
 */
@NullMarked
package io.astraflow.cli.eval;

import org.jspecify.annotations.NullMarked;
