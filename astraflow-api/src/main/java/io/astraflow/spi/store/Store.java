package io.astraflow.spi.store;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/**
 * Everything durable.
 *
 * <p>Safe for use by many threads: reads run beside each other and beside one write, each on the
 * state committed before it began; writes run one after the other. Work must not keep its {@link
 * Transaction} nor start another inside.
 *
 * <p>All methods throw {@link io.astraflow.error.UnavailableException} where the store cannot be
 * written for now (disk full, read-only), {@link io.astraflow.error.CorruptDataException} where it
 * is damaged, and {@link IllegalStateException} once closed.
 */
public interface Store extends AutoCloseable {

  /** Runs {@code work} on one unchanging state. */
  <T> T read(Function<Transaction, T> work);

  /**
   * Runs {@code work} and commits it, durably when this returns; if it throws, nothing has
   * happened.
   */
  <T> T write(Function<Transaction, T> work);

  /**
   * Writes a consistent copy while others go on.
   *
   * @param target must not exist
   * @throws io.astraflow.error.InvalidInputException if it does, or its folder does not
   */
  void backup(Path target);

  /**
   * Reads everything and returns what is wrong with it, each as a sentence; empty where all is
   * well.
   */
  List<String> verify();

  /** Returns the bytes that the store takes on disk. */
  long sizeInBytes();

  /**
   * Returns what runs tasks that are due; nothing runs before it is told of a kind. It is asked for
   * once, and closed before the store. Tasks that an earlier process had picked can be picked again
   * from then on.
   *
   * @param clock the time by which tasks are due
   */
  DueTasks dueTasks(InstantSource clock);

  /** Closes the store after the work under way; closing twice has no effect. */
  @Override
  void close();
}
