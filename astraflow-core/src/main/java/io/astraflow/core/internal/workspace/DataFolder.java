package io.astraflow.core.internal.workspace;

import io.astraflow.error.ConfigurationException;
import io.astraflow.error.UnavailableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One engine's folder, locked against every other. The lock is the operating system's: it ends with
 * the process, however that ends.
 *
 * <p>POSIX systems release a process's lock on a file when the process closes any descriptor of
 * that file. So no second one is opened while this process has the lock: {@link #HELD} says so
 * first.
 */
public final class DataFolder implements AutoCloseable {
  private static final String LOCK = "astraflow.lock";
  private static final int LONGEST_PID = 32;

  /** The real paths of the folders that this process has locked, or is about to lock. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final Path realPath;
  private final FileChannel channel;

  private DataFolder(Path path, Path realPath, FileChannel channel) {
    this.path = path;
    this.realPath = realPath;
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
      return lockOnce(path, path.toRealPath());
    } catch (IOException e) {
      throw new ConfigurationException(
          "The data folder %s cannot be written (%s). Check its permissions and that its disk is not read-only, or choose another folder."
              .formatted(path, e),
          e);
    }
  }

  private static DataFolder lockOnce(Path path, Path realPath) throws IOException {
    if (!HELD.add(realPath)) {
      throw inUse(path, Long.toString(ProcessHandle.current().pid()) + " (this one)");
    }
    boolean locked = false;
    try {
      DataFolder folder = open(path, realPath);
      locked = true;
      return folder;
    } finally {
      if (!locked) {
        HELD.remove(realPath);
      }
    }
  }

  private static DataFolder open(Path path, Path realPath) throws IOException {
    boolean locked = false;
    FileChannel channel =
        FileChannel.open(
            realPath.resolve(LOCK),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        throw inUse(path, owner(channel));
      }
      channel.truncate(0);
      String pid = Long.toString(ProcessHandle.current().pid());
      channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.UTF_8)), 0);
      DataFolder folder = new DataFolder(path, realPath, channel);
      folder.prepare();
      locked = true;
      return folder;
    } catch (OverlappingFileLockException e) {
      // Another class loader's copy of this class has it.
      throw inUse(path, Long.toString(ProcessHandle.current().pid()) + " (this one)");
    } finally {
      if (!locked) {
        channel.close();
      }
    }
  }

  private static UnavailableException inUse(Path path, String process) {
    return new UnavailableException(
        "The data folder %s is in use by process %s. Close that one first, or choose another folder."
            .formatted(path, process));
  }

  private static String owner(FileChannel channel) throws IOException {
    ByteBuffer pid = ByteBuffer.allocate(LONGEST_PID);
    channel.read(pid, 0);
    String owner = StandardCharsets.UTF_8.decode(pid.flip()).toString().strip();
    return owner.isEmpty() ? "(unknown)" : owner;
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

  /** Unlocks the folder. Closing twice has no effect. */
  @Override
  public void close() {
    if (!channel.isOpen()) {
      return; // Another engine may have locked it since.
    }
    try {
      channel.close();
    } catch (IOException e) {
      throw new UnavailableException("The lock on " + path + " could not be released: " + e, e);
    } finally {
      HELD.remove(realPath);
    }
  }
}
