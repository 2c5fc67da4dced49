package io.astraflow.core.internal.index.packed;

import io.astraflow.core.internal.index.files.PrivateFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The file of {@link MappedVectors}: a header of {@value #HEADER_BYTES} bytes (magic number,
 * version, dimension, zeros, little-endian) and after it the records, slot by slot.
 *
 * <p>The file grows ahead of what is written, so that a mapping of what it covers never reaches
 * beyond its end. A thread that is interrupted while it reads or writes closes the channel, as
 * channels do; it is opened again. Safe for use by many threads.
 */
final class VectorFile implements AutoCloseable {
  private static final int HEADER_BYTES = 64;
  private static final int MAGIC = 0x41465653; // "AFVS"
  private static final int VERSION = 1;
  private static final int LEAST_SLOTS = 256;

  private final Path path;
  private final VectorRecords records;
  private final int growth;
  private final @Nullable Object key;
  private final ReentrantLock lock = new ReentrantLock();
  // These are written under the lock.
  private volatile FileChannel channel;
  private volatile boolean closed;
  private volatile long covered;

  private VectorFile(Path path, VectorRecords records, int growth, FileChannel channel)
      throws IOException {
    this.path = path;
    this.records = records;
    this.growth = growth;
    this.key = key(path);
    this.channel = channel;
    this.covered = Math.max(0, channel.size() - HEADER_BYTES) / records.stride();
  }

  /** Creates an empty file. One that is there is left to whoever has it mapped still. */
  static VectorFile create(Path path, VectorRecords records, int growth) throws IOException {
    Files.deleteIfExists(path);
    return opened(path, records, growth, PrivateFile.create(path), true);
  }

  /**
   * Opens the file that is there.
   *
   * @param growth how many slots the file grows by once it is that large; a power of two
   * @throws IOException if there is none, or it is of another format or dimension
   */
  static VectorFile open(Path path, VectorRecords records, int growth) throws IOException {
    return opened(path, records, growth, reopen(path), false);
  }

  private static VectorFile opened(
      Path path, VectorRecords records, int growth, FileChannel channel, boolean fresh)
      throws IOException {
    try {
      VectorFile file = new VectorFile(path, records, growth, channel);
      if (fresh) {
        file.writeHeader();
      } else {
        file.checkHeader();
      }
      return file;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Writes a record. */
  void write(int slot, ByteBuffer record) throws IOException {
    if (slot >= covered) {
      grow(slot);
    }
    writeFully(record, position(slot));
  }

  /** Reads a record; false if the file ends before it does. */
  boolean read(int slot, ByteBuffer record) throws IOException {
    return slot < covered && readFully(record, position(slot));
  }

  /** Returns how many slots lie within the file. */
  long covered() {
    return covered;
  }

  /** Maps the slots from {@code first} to before {@code end}, all of which must be covered. */
  MappedByteBuffer map(int first, long end) throws IOException {
    long bytes = (end - first) * records.stride();
    return with(open -> open.map(MapMode.READ_ONLY, position(first), bytes));
  }

  @Override
  public void close() throws IOException {
    lock.lock();
    try {
      closed = true;
      channel.close();
    } finally {
      lock.unlock();
    }
  }

  private void grow(int slot) throws IOException {
    lock.lock();
    try {
      if (slot >= covered) {
        long end = covering(slot);
        // The last byte belongs to a record that nobody writes before it is covered.
        writeFully(ByteBuffer.allocate(1), position(end) - 1);
        covered = end;
      }
    } finally {
      lock.unlock();
    }
  }

  private long covering(int slot) {
    if (slot < growth) {
      return Math.min(growth, Math.max(LEAST_SLOTS, 2L * Integer.highestOneBit(slot)));
    }
    return ((long) slot / growth + 1) * growth;
  }

  private long position(long slot) {
    return HEADER_BYTES + slot * records.stride();
  }

  private void writeHeader() throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(0, MAGIC).putInt(4, VERSION).putInt(8, records.dimension());
    writeFully(header, 0);
  }

  private void checkHeader() throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    if (!readFully(header, 0)
        || header.getInt(0) != MAGIC
        || header.getInt(4) != VERSION
        || header.getInt(8) != records.dimension()) {
      throw new IOException(
          path
              + " does not hold vectors of dimension "
              + records.dimension()
              + " in version "
              + VERSION
              + " of the format");
    }
  }

  private void writeFully(ByteBuffer bytes, long position) throws IOException {
    while (bytes.hasRemaining()) {
      // Tried again after an interrupt, it goes on where it was.
      with(open -> open.write(bytes, position + bytes.position()));
    }
  }

  private boolean readFully(ByteBuffer bytes, long position) throws IOException {
    while (bytes.hasRemaining()) {
      if (with(open -> open.read(bytes, position + bytes.position())) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Does something to the channel, though the thread may be, or come to be, interrupted. */
  private <T> T with(Operation<T> operation) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        FileChannel current = channel;
        try {
          return operation.apply(current);
        } catch (ClosedChannelException e) {
          interrupted |= Thread.interrupted();
          replace(current, e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void replace(FileChannel broken, ClosedChannelException cause) throws IOException {
    lock.lock();
    try {
      if (closed) {
        throw cause;
      }
      if (channel == broken) {
        channel = reopenSame(cause);
      }
    } finally {
      lock.unlock();
    }
  }

  private FileChannel reopenSame(ClosedChannelException cause) throws IOException {
    FileChannel next = reopen(path);
    if (!Objects.equals(key, key(path))) {
      next.close();
      throw new IOException(path + " was replaced by another file", cause);
    }
    return next;
  }

  private static @Nullable Object key(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }

  private static FileChannel reopen(Path path) throws IOException {
    return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** Something done to an open channel, that can be done again. */
  @FunctionalInterface
  private interface Operation<T> {
    T apply(FileChannel open) throws IOException;
  }
}
