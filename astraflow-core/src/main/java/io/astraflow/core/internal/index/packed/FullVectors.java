package io.astraflow.core.internal.index.packed;

/**
 * Full vectors by slot, outside the heap.
 *
 * <p>Safe for use by many threads, so long as a slot is not written while it may be read.
 */
interface FullVectors extends AutoCloseable {

  /**
   * Keeps a vector, in place of whatever the slot held. Never fails for lack of space: what cannot
   * be kept is read from the source.
   *
   * @param slot 0 or more
   * @param vector not kept
   * @throws IllegalStateException once closed
   */
  void write(int slot, long id, float[] vector);

  /**
   * Copies a vector.
   *
   * @param into as long as a vector; undefined afterwards if there is none
   * @return false if there is none any more
   * @throws IllegalStateException once closed
   */
  boolean read(int slot, long id, float[] into);

  @Override
  void close();
}
