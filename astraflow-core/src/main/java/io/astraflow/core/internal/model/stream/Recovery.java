package io.astraflow.core.internal.model.stream;

import io.astraflow.model.ModelException;
import io.astraflow.model.ModelStream;
import java.util.concurrent.CountDownLatch;

/** Opens another stream in the place of one that failed before its first event. */
@FunctionalInterface
public interface Recovery {

  /**
   * Returns the next stream; blocks until it is open.
   *
   * @param failure what became of the last one
   * @param closed counted down when nobody wants the reply any more
   * @throws ModelException the failure, or another, if there is none
   * @throws InterruptedException if the thread was interrupted
   */
  ModelStream after(ModelException failure, CountDownLatch closed) throws InterruptedException;
}
