package io.astraflow.spi.store;

import io.astraflow.collection.CollectionSettings;
import java.util.List;
import java.util.Optional;

/** Collections by workspace and name. */
public interface CollectionTable {

  /** Returns the collection of this name in this workspace. */
  Optional<CollectionRow> find(String workspace, String name);

  /**
   * Creates a collection.
   *
   * @param row its {@code id} and {@code revision} are ignored
   * @throws IllegalStateException if the workspace has one of this name
   */
  CollectionRow create(CollectionRow row);

  /** Returns a workspace's collections, ordered by name. */
  List<CollectionRow> list(String workspace);

  /** Returns the collections of all workspaces, ordered by id. */
  List<CollectionRow> listAll();

  /**
   * Returns the number of changes to what can be found in this collection, or -1 if it is gone. It
   * only ever grows.
   */
  long revision(long collectionId);

  /** Counts what is in this collection. */
  CollectionCounts counts(long collectionId);

  /** Returns what {@link #configure} has set, or the defaults. */
  CollectionSettings settings(long collectionId);

  /**
   * Sets a collection's settings.
   *
   * @throws IllegalStateException if it is gone
   */
  void configure(long collectionId, CollectionSettings settings);

  /** Deletes a collection and everything in it, bytes that nothing else uses included. */
  void delete(long collectionId);
}
