package io.astraflow.core.internal.index.packed;

import io.astraflow.spi.index.VectorSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Vectors in a mapped file, which is a cache of the source that checks itself.
 *
 * <p>Records are written through a channel, so that a full disk is an exception, and read through
 * mappings, so that a read costs a copy. A record that was not written since the file was opened is
 * read through the channel once and compared with its id and checksum. One that does not match, is
 * missing or could not be written comes from the source, which also mends it. Without a file that
 * can be used everything comes from the source.
 *
 * <p>A vector of an id must never change, since a record of an earlier one passes the check. Nobody
 * else may shorten the file while it is open. Safe for use by many threads, so long as a slot is
 * not written while it may be read; a verified read takes no lock and allocates nothing. Mappings
 * are given back when the garbage collector finds them. Takes a bit of heap for each vector.
 */
final class MappedVectors implements FullVectors {
  private static final Logger LOG = LoggerFactory.getLogger(MappedVectors.class);
  private static final int SEGMENT_BYTES = 64 << 20;

  private final Path path;
  private final VectorRecords records;
  private final SourceVectors source;
  private final @Nullable VectorFile file;
  private final int slotBits;
  private final AtomicLong mended = new AtomicLong();
  private final AtomicBoolean warned = new AtomicBoolean();
  private volatile VectorSegment[] segments = {};
  private volatile boolean closed;

  private MappedVectors(
      Path path, int dimension, VectorSource source, int segmentBytes, boolean keep) {
    this.path = path;
    this.records = new VectorRecords(dimension);
    this.source = new SourceVectors(dimension, source);
    int slots = Integer.highestOneBit(Math.max(1, segmentBytes / records.stride()));
    this.slotBits = Integer.numberOfTrailingZeros(slots);
    this.file = keep ? opened(slots) : created(slots);
  }

  /** Creates vectors in an empty file, whatever is there now. */
  static MappedVectors create(Path file, int dimension, VectorSource source) {
    return create(file, dimension, source, SEGMENT_BYTES);
  }

  static MappedVectors create(Path file, int dimension, VectorSource source, int segmentBytes) {
    return new MappedVectors(file, dimension, source, segmentBytes, false);
  }

  /** Opens the vectors of a file, or begins it again where it cannot be used. */
  static MappedVectors open(Path file, int dimension, VectorSource source) {
    return open(file, dimension, source, SEGMENT_BYTES);
  }

  static MappedVectors open(Path file, int dimension, VectorSource source, int segmentBytes) {
    return new MappedVectors(file, dimension, source, segmentBytes, true);
  }

  @Override
  public void write(int slot, long id, float[] vector) {
    checkOpen();
    store(slot, id, vector);
  }

  @Override
  public boolean read(int slot, long id, float[] into) {
    checkOpen();
    VectorSegment[] current = segments;
    int number = slot >>> slotBits;
    if (number < current.length
        && current[number].isSound(slot)
        && current[number].copy(slot, id, into)) {
      return true;
    }
    return check(slot, id, into) || mend(slot, id, into);
  }

  /** Returns how many records were fetched from the source. */
  long mended() {
    return mended.get();
  }

  @Override
  public void close() {
    closed = true;
    source.close();
    if (file != null) {
      try {
        file.close();
      } catch (IOException e) {
        warn(e);
      }
    }
  }

  /** Reads a record through the channel. A mapping could meet a page that has no place on disk. */
  private boolean check(int slot, long id, float[] into) {
    if (file == null) {
      return false;
    }
    try {
      ByteBuffer record = records.buffer();
      if (file.read(slot, record) && records.decode(record, id, into)) {
        trust(segment(slot), slot, file);
        return true;
      }
    } catch (IOException e) {
      checkOpen();
      warn(e);
    }
    return false;
  }

  private boolean mend(int slot, long id, float[] into) {
    float[] vector = source.fetch(id);
    if (vector == null) {
      return false;
    }
    System.arraycopy(vector, 0, into, 0, records.dimension());
    if (store(slot, id, vector) && mended.getAndIncrement() == 0) {
      LOG.debug("{} lacked the vector of {} or had a damaged one; mended", path, id);
    }
    return true;
  }

  private boolean store(int slot, long id, float[] vector) {
    if (file == null) {
      return false;
    }
    VectorSegment segment = segment(slot);
    segment.markUnknown(slot);
    try {
      file.write(slot, records.encode(id, vector));
      trust(segment, slot, file);
      return true;
    } catch (IOException e) {
      checkOpen();
      warn(e);
      return false;
    }
  }

  /** Lets a sound record be read through a mapping, if there can be one. */
  private void trust(VectorSegment segment, int slot, VectorFile from) {
    try {
      segment.map(slot, from);
      segment.markSound(slot);
    } catch (IOException e) {
      checkOpen();
      warn(e);
    }
  }

  private VectorSegment segment(int slot) {
    int number = slot >>> slotBits;
    VectorSegment[] current = segments;
    return number < current.length ? current[number] : addSegments(number);
  }

  private synchronized VectorSegment addSegments(int number) {
    int before = segments.length;
    if (number >= before) {
      VectorSegment[] more = Arrays.copyOf(segments, number + 1);
      for (int i = before; i <= number; i++) {
        more[i] = new VectorSegment(i << slotBits, 1 << slotBits, records);
      }
      segments = more;
    }
    return segments[number];
  }

  private @Nullable VectorFile opened(int slots) {
    try {
      return VectorFile.open(path, records, slots);
    } catch (IOException e) {
      LOG.debug("{} is not usable; beginning it again", path, e);
      return created(slots);
    }
  }

  private @Nullable VectorFile created(int slots) {
    try {
      return VectorFile.create(path, records, slots);
    } catch (IOException e) {
      warn(e);
      return null;
    }
  }

  private void warn(IOException e) {
    if (warned.compareAndSet(false, true)) {
      LOG.warn(
          "Vectors cannot be kept in {}; they are read from the store, which is slower", path, e);
    }
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("The vectors in " + path + " are closed");
    }
  }
}
