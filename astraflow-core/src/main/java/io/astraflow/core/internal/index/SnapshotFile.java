package io.astraflow.core.internal.index;

import io.astraflow.core.internal.index.files.PrivateFile;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file with a derived index in an envelope that tells whether it can be trusted.
 *
 * <p>Big-endian: the magic number, the format's version, the {@link Stamp} (kind, fingerprint,
 * dimension, revision), the payload, the payload's length, and the CRC-32 of everything before,
 * which is soon computed even in a JVM that has just begun. A file that is damaged, or of another
 * version, kind or model, is reported as absent, with the reason in the log: what it held can be
 * built again. One thread at a time.
 */
final class SnapshotFile {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotFile.class);
  private static final int MAGIC = 0x41465649; // "AFVI"
  private static final int VERSION = 2;
  private static final int FORMAT_BYTES = 2 * Integer.BYTES;
  private static final int CHECKSUM_BYTES = Integer.BYTES;
  private static final int TRAILER_BYTES = Long.BYTES + CHECKSUM_BYTES;

  private final Path path;
  private final Path unfinished;

  SnapshotFile(Path path) {
    this.path = path;
    this.unfinished = path.resolveSibling(path.getFileName() + ".tmp");
  }

  /**
   * What an index was made of.
   *
   * @param kind the index factory's id
   * @param fingerprint the embedding model's
   * @param dimension of every vector
   * @param revision the store's, for this collection, when it was saved
   */
  record Stamp(String kind, String fingerprint, int dimension, long revision) {
    private void write(DataOutput out) throws IOException {
      out.writeUTF(kind);
      out.writeUTF(fingerprint);
      out.writeInt(dimension);
      out.writeLong(revision);
    }

    private static Stamp read(DataInput in) throws IOException {
      return new Stamp(in.readUTF(), in.readUTF(), in.readInt(), in.readLong());
    }
  }

  /** Writes a payload. */
  @FunctionalInterface
  interface PayloadWriter {
    void write(DataOutput out) throws IOException;
  }

  /** Makes something of a payload. */
  @FunctionalInterface
  interface PayloadReader<T> {
    T read(DataInput in) throws IOException;
  }

  boolean exists() {
    return Files.exists(path);
  }

  /** Replaces the file, at once or not at all; says whether it did. A failure is logged. */
  boolean write(Stamp stamp, PayloadWriter payload) {
    try {
      Files.deleteIfExists(unfinished);
      try (FileChannel channel = PrivateFile.create(unfinished)) {
        writeEnvelope(Channels.newOutputStream(channel), stamp, payload);
        channel.force(true);
      }
      Files.move(
          unfinished, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return true;
    } catch (IOException | RuntimeException e) {
      LOG.warn("The index snapshot {} could not be written; the index will be rebuilt", path, e);
      return false;
    }
  }

  /**
   * Reads the file.
   *
   * @param expected whose revision is the newest that the file may have
   * @return empty where there is no file, or none that can be used
   */
  <T> Optional<T> read(Stamp expected, PayloadReader<T> payload) {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try {
      expect("format version", VERSION, version());
      checkSum();
      return Optional.of(readEnvelope(expected, payload));
    } catch (IOException | RuntimeException e) {
      LOG.warn("The index snapshot {} is not usable ({}); rebuilding the index", path, reason(e));
      LOG.debug("Why {} is not usable", path, e);
      return Optional.empty();
    }
  }

  /**
   * Checks the checksum and the stamp, but not the payload. A file of another index kind is sound,
   * and so is one of another version of this format, about which nothing is known.
   *
   * @return why the file cannot be used; empty if it can, or if there is none
   */
  Optional<String> damage(String fingerprint, int dimension, long revision) {
    try {
      if (version() != VERSION) {
        return Optional.empty();
      }
      checkSum();
      try (DataInputStream in = new DataInputStream(open())) {
        in.skipNBytes(FORMAT_BYTES);
        Stamp stamp = Stamp.read(in);
        expectStamp(new Stamp(stamp.kind, fingerprint, dimension, revision), stamp);
      }
      return Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(reason(e));
    }
  }

  /** Deletes the file. A failure is logged. */
  void delete() {
    try {
      Files.deleteIfExists(unfinished);
      Files.deleteIfExists(path);
    } catch (IOException e) {
      LOG.warn("The index snapshot {} could not be deleted; delete it by hand", path, e);
    }
  }

  private static void writeEnvelope(OutputStream file, Stamp stamp, PayloadWriter payload)
      throws IOException {
    CheckedOutputStream checked =
        new CheckedOutputStream(new BufferedOutputStream(file, 1 << 16), new CRC32());
    DataOutputStream out = new DataOutputStream(checked);
    Counter counter = new Counter(out);
    DataOutputStream counted = new DataOutputStream(counter);
    out.writeInt(MAGIC);
    out.writeInt(VERSION);
    stamp.write(out);
    payload.write(counted);
    counted.flush();
    out.writeLong(counter.count);
    out.writeInt((int) checked.getChecksum().getValue());
    out.flush();
  }

  private void checkSum() throws IOException {
    long remaining = Files.size(path) - CHECKSUM_BYTES;
    if (remaining < FORMAT_BYTES + Long.BYTES) {
      throw new IOException("it is cut short");
    }
    CRC32 sum = new CRC32();
    try (DataInputStream in = new DataInputStream(Files.newInputStream(path))) {
      byte[] buffer = new byte[1 << 16];
      while (remaining > 0) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, remaining));
        if (read < 0) {
          throw new IOException("it is cut short");
        }
        sum.update(buffer, 0, read);
        remaining -= read;
      }
      if (in.readInt() != (int) sum.getValue()) {
        throw new IOException("its checksum does not match: it is damaged or cut short");
      }
    }
  }

  private <T> T readEnvelope(Stamp expected, PayloadReader<T> payload) throws IOException {
    try (DataInputStream in = new DataInputStream(open())) {
      in.skipNBytes(FORMAT_BYTES);
      expectStamp(expected, Stamp.read(in));
      T result = payload.read(in);
      // The payload's length and the checksum, and nothing else, must be left.
      if (in.readNBytes(TRAILER_BYTES + 1).length != TRAILER_BYTES) {
        throw new IOException("its payload was not read to the end, or beyond it");
      }
      return result;
    }
  }

  private int version() throws IOException {
    try (DataInputStream in = new DataInputStream(open())) {
      expect("format", MAGIC, in.readInt());
      return in.readInt();
    } catch (EOFException e) {
      throw new IOException("it is cut short", e);
    }
  }

  private InputStream open() throws IOException {
    return new BufferedInputStream(Files.newInputStream(path), 1 << 16);
  }

  private static void expectStamp(Stamp expected, Stamp stamp) throws IOException {
    expect("index kind", expected.kind, stamp.kind);
    expect("embedding model", expected.fingerprint, stamp.fingerprint);
    expect("dimension", expected.dimension, stamp.dimension);
    if (stamp.revision > expected.revision) {
      throw new IOException("it is newer than the store: revision " + stamp.revision);
    }
  }

  private static void expect(String what, Object expected, Object found) throws IOException {
    if (!expected.equals(found)) {
      throw new IOException("its " + what + " is " + found + ", not " + expected);
    }
  }

  private static String reason(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  /** Counts what passes through. */
  private static final class Counter extends OutputStream {
    private final OutputStream out;
    private long count;

    Counter(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      count += length;
    }
  }
}
