/**
 * How good it is what is found: rankings of documents on test sets, chunks on reference spans, and
 * sections of a documentation. Nothing here measures speed but in passing.
 */
@NullMarked
package io.astraflow.benchmarks.quality;

import org.jspecify.annotations.NullMarked;
