package io.astraflow.core.internal.workspace;

import io.astraflow.error.ConfigurationException;
import io.astraflow.error.UnavailableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * One engine's folder, locked against every other. The lock is the operating system's: it ends with
 * the process, however that ends.
 */
public final class DataFolder implements AutoCloseable {
  private static final String LOCK = "astraflow.lock";

  private final Path path;
  private final FileChannel channel;

  private DataFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Makes the folder where it is missing, and locks it.
   *
   * @throws UnavailableException if another engine, in this process or another, has it
   * @throws ConfigurationException if it is no folder or cannot be written
   */
  public static DataFolder lock(Path folder) {
    Path path = folder.toAbsolutePath().normalize();
    try {
      create(path);
      FileChannel channel =
          FileChannel.open(
              path.resolve(LOCK),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      return lock(path, channel);
    } catch (IOException e) {
      throw new ConfigurationException(
          "The data folder %s cannot be written (%s). Check its permissions and that its disk is not read-only, or choose another folder."
              .formatted(path, e),
          e);
    }
  }

  private static DataFolder lock(Path path, FileChannel channel) throws IOException {
    try {
      if (tryLock(channel) != null) {
        channel.truncate(0);
        channel.write(
            ByteBuffer.wrap(
                Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)),
            0);
        DataFolder folder = new DataFolder(path, channel);
        folder.prepare();
        return folder;
      }
      String owner = Files.readString(path.resolve(LOCK)).strip();
      throw new UnavailableException(
          "The data folder %s is in use by process %s. Close that one first, or choose another folder."
              .formatted(path, owner.isEmpty() ? "(unknown)" : owner));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // this process has it
    }
  }

  private static void create(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return;
    }
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(path);
    }
  }

  private void prepare() throws IOException {
    Files.createDirectories(indexes());
    Files.createDirectories(temporary());
    try (DirectoryStream<Path> left = Files.newDirectoryStream(temporary())) {
      for (Path file : left) {
        Files.delete(file); // left by a process that was killed
      }
    }
  }

  /** Returns the folder itself. */
  public Path path() {
    return path;
  }

  /**
   * Returns the folder of index snapshots, which may be deleted at any time while it is not locked.
   */
  public Path indexes() {
    return path.resolve("index");
  }

  /** Returns the folder for bytes under way. */
  public Path temporary() {
    return path.resolve("tmp");
  }

  /** Unlocks the folder. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UnavailableException("The lock on " + path + " could not be released: " + e, e);
    }
  }
}
