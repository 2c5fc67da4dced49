package io.astraflow.store.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The files of a store in its folder. SQLite gives its journals the database's own permissions, so
 * it is enough to create the database readable by its owner alone, where the system knows POSIX
 * permissions.
 *
 * @param folder the data folder
 */
record SqliteFiles(Path folder) {
  private static final String NAME = "astraflow.db";

  /** The database. */
  Path database() {
    return folder.resolve(NAME).toAbsolutePath();
  }

  /** Where a database is made before it takes its place. */
  Path draft() {
    return folder.resolve(NAME + ".new").toAbsolutePath();
  }

  /** What was committed and is not in the database yet. */
  Path journal() {
    return journalOf(database());
  }

  /** The journal of a database. */
  static Path journalOf(Path database) {
    return database.resolveSibling(database.getFileName() + "-wal");
  }

  /** The index into the journal. */
  static Path sharedMemoryOf(Path database) {
    return database.resolveSibling(database.getFileName() + "-shm");
  }

  /** Creates an empty file that its owner alone can read. */
  static void createPrivate(Path file) throws IOException {
    FileAttribute<?>[] attributes =
        FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Files.createFile(file, attributes);
  }

  /** Moves a finished file into its place, durably. */
  static void moveIntoPlace(Path file, Path target) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    Path folder = target.toAbsolutePath().getParent();
    if (folder != null) {
      force(folder);
    }
  }

  /** Deletes a database and its journals, if they are there. */
  static void deleteDatabase(Path database) throws IOException {
    Files.deleteIfExists(database);
    deleteJournals(database);
  }

  /** Deletes a database's journals, if they are there. */
  static void deleteJournals(Path database) throws IOException {
    Files.deleteIfExists(journalOf(database));
    Files.deleteIfExists(sharedMemoryOf(database));
    Files.deleteIfExists(database.resolveSibling(database.getFileName() + "-journal"));
  }

  /** Returns the bytes that the database and its journals take. */
  long size() throws IOException {
    long size = 0;
    for (Path file : new Path[] {database(), journal(), sharedMemoryOf(database())}) {
      size += Files.exists(file) ? Files.size(file) : 0;
    }
    return size;
  }

  // A folder can be opened, and so forced, on POSIX systems only; elsewhere the move is durable.
  private static void force(Path folder) throws IOException {
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
