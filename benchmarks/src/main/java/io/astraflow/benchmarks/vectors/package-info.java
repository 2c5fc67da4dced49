/**
 * The comparison of vector indexes, {@code benchmarks/run vectors}: real sentences and their
 * vectors, exact answers, AstraFlow's indexes and others behind one interface, and what is drawn
 * from the measured rows. Single kernels are measured with JMH, in the package above.
 */
@NullMarked
package io.astraflow.benchmarks.vectors;

import org.jspecify.annotations.NullMarked;
