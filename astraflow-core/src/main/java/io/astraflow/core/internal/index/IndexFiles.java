package io.astraflow.core.internal.index;

import io.astraflow.spi.store.CollectionRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of one collection's index, neither of which need exist. Immutable.
 *
 * @param snapshot keeps the graph between runs
 * @param vectors where the graph may keep full vectors outside the heap
 */
public record IndexFiles(Path snapshot, Path vectors) {
  private static final Logger LOG = LoggerFactory.getLogger(IndexFiles.class);

  /** Returns a collection's files in the folder of all indexes. */
  public static IndexFiles in(Path folder, CollectionRow collection) {
    return new IndexFiles(
        folder.resolve(collection.id() + ".index"), folder.resolve(collection.id() + ".vectors"));
  }

  /** Deletes both. A failure is logged. */
  public void delete() {
    new SnapshotFile(snapshot).delete();
    deleteVectors();
  }

  /** Deletes the file of vectors. A failure is logged. */
  void deleteVectors() {
    try {
      Files.deleteIfExists(vectors);
    } catch (IOException e) {
      LOG.warn("The index's vectors {} could not be deleted; delete them by hand", vectors, e);
    }
  }

  /**
   * Returns what is wrong with the collection's snapshot, as a sentence; empty if it is sound or
   * there is none. The vectors' file is not read: the index that uses it checks what it takes from
   * there.
   */
  public Optional<String> problem(CollectionRow collection) {
    return new SnapshotFile(snapshot)
        .damage(collection.fingerprint(), collection.dimension(), collection.revision())
        .map(
            reason ->
                "The index snapshot %s is damaged (%s): delete it; it is built anew."
                    .formatted(snapshot, reason));
  }
}
