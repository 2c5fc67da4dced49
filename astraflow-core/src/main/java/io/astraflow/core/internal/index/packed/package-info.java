/**
 * A graph index in flat arrays: short codes of the vectors and links between their slots, no object
 * for a vector. Full vectors lie outside the heap and are read to compare the best finds exactly.
 *
 * <p>{@link io.astraflow.core.internal.index.packed.PackedIndex} is the whole; a search goes
 * through {@code GraphIndex}, which chooses a {@code Plan} and walks the {@code Graph}.
 */
package io.astraflow.core.internal.index.packed;
