/** The suite that every vector index passes, the vectors it draws, and an exact reference. */
package io.astraflow.testkit.index;
