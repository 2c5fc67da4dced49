package io.astraflow.benchmarks.quality;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Vectors by the hashes of their texts, in a file that only grows. A process that is killed while
 * it appends loses what it appended last, no more. Safe for use by many threads, of one process.
 */
final class KeptVectors implements AutoCloseable {
  private static final int KEY_BYTES = 2 * Long.BYTES;

  private final FileChannel file;
  private final int dimension;
  private final Map<Key, Long> positions = new HashMap<>();
  private long end;

  private KeptVectors(FileChannel file, int dimension) {
    this.file = file;
    this.dimension = dimension;
  }

  /** Opens the file, creating it where it is missing. */
  static KeptVectors open(Path path, int dimension) throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    FileChannel file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    KeptVectors vectors = new KeptVectors(file, dimension);
    vectors.readKeys();
    return vectors;
  }

  private void readKeys() throws IOException {
    ByteBuffer key = ByteBuffer.allocate(KEY_BYTES);
    for (; end + bytesEach() <= file.size(); end += bytesEach()) {
      read(key.clear(), end);
      positions.put(new Key(key.getLong(), key.getLong()), end + KEY_BYTES);
    }
  }

  /** Returns the vector of a text if it is kept. */
  Optional<float[]> find(String text) throws IOException {
    Long position;
    synchronized (this) {
      position = positions.get(Key.of(text));
    }
    if (position == null) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.allocate(dimension * Float.BYTES);
    read(bytes, position);
    float[] vector = new float[dimension];
    bytes.asFloatBuffer().get(vector);
    return Optional.of(vector);
  }

  /** Keeps the vector of a text. */
  synchronized void add(String text, float[] vector) throws IOException {
    Key key = Key.of(text);
    ByteBuffer entry = ByteBuffer.allocate(bytesEach()).putLong(key.high()).putLong(key.low());
    entry.asFloatBuffer().put(vector);
    entry.clear();
    for (long at = end; entry.hasRemaining(); ) {
      at += file.write(entry, at);
    }
    positions.put(key, end + KEY_BYTES);
    end += bytesEach();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private void read(ByteBuffer into, long from) throws IOException {
    for (long at = from; into.hasRemaining(); ) {
      int read = file.read(into, at);
      if (read < 0) {
        throw new IOException("The file of vectors ends at " + at);
      }
      at += read;
    }
    into.flip();
  }

  private int bytesEach() {
    return KEY_BYTES + dimension * Float.BYTES;
  }

  /** The first half of a text's SHA-256. */
  private record Key(long high, long low) {
    static Key of(String text) {
      try {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer digest = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes));
        return new Key(digest.getLong(), digest.getLong());
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Every Java has SHA-256", e);
      }
    }
  }
}
