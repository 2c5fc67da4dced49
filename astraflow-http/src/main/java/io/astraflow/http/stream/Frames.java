package io.astraflow.http.stream;

import java.io.IOException;

/**
 * The pieces of a body that are decoded one by one. For one thread at a time.
 *
 * <p>However the body was split on its way, the frames are the same.
 */
public interface Frames {

  /**
   * Goes to the next frame, and waits until it is there as a whole.
   *
   * @return false at the end of the body
   * @throws IOException if the body breaks off
   */
  boolean advance() throws IOException;

  /** Returns the array that has the frame, until the next {@link #advance()}. */
  byte[] bytes();

  /** Returns where the frame begins in the array. */
  int start();

  /** Returns how many bytes the frame has. */
  int length();
}
