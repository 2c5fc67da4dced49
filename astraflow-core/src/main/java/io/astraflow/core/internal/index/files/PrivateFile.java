package io.astraflow.core.internal.index.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Creates files that their owner alone can read and write. Immutable. */
public final class PrivateFile {
  private PrivateFile() {}

  /**
   * Creates a file, and opens it for reading and writing. Where the file system knows no such
   * permissions, the file has those of its folder.
   *
   * @throws java.nio.file.FileAlreadyExistsException if there is one
   * @throws IOException if it cannot be created
   */
  public static FileChannel create(Path path) throws IOException {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] attributes =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    return FileChannel.open(
        path,
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
        attributes);
  }
}
