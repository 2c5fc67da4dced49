package io.astraflow.spi.store;

import java.nio.file.Path;

/**
 * Opens stores of one kind. Found with {@link java.util.ServiceLoader}, so an implementation needs
 * a public constructor without parameters.
 */
public interface StoreFactory {

  /** Returns the kind's identifier, in lower-case ASCII, such as {@code sqlite}. */
  String id();

  /**
   * Opens the store in a data folder, creating or migrating it where needed.
   *
   * @param folder exists, is writable, and is locked for this process by the caller
   * @throws io.astraflow.error.ConfigurationException if the store is of a newer format
   * @throws io.astraflow.error.CorruptDataException if the store is damaged; it is left as it is
   * @throws io.astraflow.error.UnavailableException if it cannot be written
   */
  Store open(Path folder);

  /**
   * Puts a backup in the place of a store that is not open.
   *
   * @param backup what {@link Store#backup} wrote; checked before anything is touched
   * @param folder as for {@link #open}
   * @throws io.astraflow.error.InvalidInputException if {@code backup} is no whole backup
   */
  void restore(Path backup, Path folder);

  /** Returns whether the folder holds a store of this kind. */
  boolean existsIn(Path folder);
}
