/**
 * Collections of ten thousand to a million chunks, made of real text, taken in, searched and opened
 * again. Vectors are looked up, so that embedding is no part of what is measured.
 */
@NullMarked
package io.astraflow.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
