package io.astraflow.core.internal.index;

import io.astraflow.spi.store.CollectionRow;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The index snapshots of one data folder: a file for each collection that has a graph. Immutable.
 *
 * @param folder where they are
 */
public record Snapshots(Path folder) {

  /** Returns the collection's file, which need not exist. */
  public Path of(CollectionRow collection) {
    return folder.resolve(collection.id() + ".index");
  }

  /** Deletes the collection's file. A failure is logged. */
  public void delete(CollectionRow collection) {
    new SnapshotFile(of(collection)).delete();
  }

  /** Returns what is wrong with the collection's file, as a sentence; empty if there is none. */
  public Optional<String> problem(CollectionRow collection) {
    Path file = of(collection);
    return new SnapshotFile(file)
        .damage(collection.fingerprint(), collection.dimension(), collection.revision())
        .map(
            reason ->
                "The index snapshot %s is damaged (%s): delete it; it is built anew."
                    .formatted(file, reason));
  }
}
