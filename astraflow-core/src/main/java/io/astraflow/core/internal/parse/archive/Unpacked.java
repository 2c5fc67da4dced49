package io.astraflow.core.internal.parse.archive;

import io.astraflow.core.internal.parse.Budget;
import io.astraflow.core.internal.parse.Content;
import io.astraflow.core.internal.parse.TemporaryFolder;
import io.astraflow.error.UnavailableException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an unpacked entry: small ones in memory, large ones in a temporary file that {@link
 * #close()} deletes. One thread at a time.
 */
public final class Unpacked implements Content, AutoCloseable {
  private static final int IN_MEMORY = 4 << 20;
  private static final int BUFFER = 1 << 14;

  private final Path folder;
  private byte[] memory = new byte[0];
  private @Nullable Path file;
  private long size;

  private Unpacked(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads a stream to its end and counts its bytes; does not close the stream.
   *
   * @throws UnavailableException if the folder has no space for them
   */
  public static Unpacked of(InputStream in, Budget budget, Path folder) throws IOException {
    Unpacked unpacked = new Unpacked(folder);
    try {
      unpacked.read(in, budget);
    } catch (IOException | RuntimeException e) {
      unpacked.close();
      throw e;
    }
    return unpacked;
  }

  /** Wraps bytes that are in memory already. */
  public static Unpacked of(byte[] bytes, Path folder) {
    Unpacked unpacked = new Unpacked(folder);
    unpacked.memory = bytes;
    unpacked.size = bytes.length;
    return unpacked;
  }

  private void read(InputStream in, Budget budget) throws IOException {
    ByteArrayOutputStream small = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER];
    int read;
    while (size <= IN_MEMORY && (read = in.read(buffer)) >= 0) {
      budget.spendExpanded(read);
      small.write(buffer, 0, read);
      size += read;
    }
    memory = small.toByteArray();
    if (size > IN_MEMORY) {
      spill(in, budget, buffer);
    }
  }

  private void spill(InputStream in, Budget budget, byte[] buffer) throws IOException {
    Path target = file();
    try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.APPEND)) {
      int read;
      while ((read = in.read(buffer)) >= 0) {
        budget.spendExpanded(read);
        write(out, buffer, read);
        size += read;
      }
    }
    memory = new byte[0];
  }

  private void write(OutputStream out, byte[] buffer, int length) {
    try {
      out.write(buffer, 0, length);
    } catch (IOException e) {
      throw TemporaryFolder.unavailable(folder, e);
    }
  }

  @Override
  public InputStream open() throws IOException {
    return size > IN_MEMORY ? Files.newInputStream(file()) : new ByteArrayInputStream(memory);
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public Path file() {
    Path existing = file;
    if (existing != null) {
      return existing;
    }
    try {
      Path made = Files.createTempFile(folder, "unpacked", ".bin");
      file = made;
      Files.write(made, memory);
      return made;
    } catch (IOException e) {
      throw TemporaryFolder.unavailable(folder, e);
    }
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }
}
