package io.astraflow.core.internal.index;

import io.astraflow.core.internal.index.SnapshotFile.PayloadReader;
import io.astraflow.core.internal.index.SnapshotFile.Stamp;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * When a graph is written to its file: at the end, and before that each time that it has caught up
 * after many changes, so that a process that is killed need not build everything again. Searches go
 * on meanwhile. Safe for use by many threads.
 */
final class GraphSnapshots {
  /** Changes to one in so many vectors are many. */
  private static final int CHANGED_SHARE = 5;

  /** So are these, in a graph of any size. */
  private static final int CHANGED_MOST = 50_000;

  private final SnapshotFile file;
  private final ReentrantLock writing = new ReentrantLock();
  private volatile @Nullable Stamp stamp;
  // Numbers of changes, written under the lock.
  private volatile long tried;
  private volatile long written;

  GraphSnapshots(SnapshotFile file) {
    this.file = file;
  }

  boolean exist() {
    return file.exists();
  }

  /** Reads the file, if there is one that can be used. */
  <T> Optional<T> read(Stamp expected, PayloadReader<T> payload) {
    return file.read(expected, payload);
  }

  /** Sets what the files to come are stamped with. */
  void stamp(Stamp next) {
    stamp = next;
  }

  /** Writes the graph after many changes, unless another thread does, which then looks again. */
  void writeIfDue(GraphLayer layer) {
    while (isDue(layer) && writing.tryLock()) {
      try {
        if (isDue(layer)) {
          write(layer);
        }
      } finally {
        writing.unlock();
      }
    }
  }

  /** Writes the graph if the file has not its last change. */
  void writeIfChanged(GraphLayer layer) {
    writing.lock();
    try {
      if (layer.changes() > written) {
        write(layer);
      }
    } finally {
      writing.unlock();
    }
  }

  private boolean isDue(GraphLayer layer) {
    int many = Math.min(CHANGED_MOST, layer.graph().size() / CHANGED_SHARE);
    return layer.level() && layer.changes() - tried > many;
  }

  private void write(GraphLayer layer) {
    Stamp current = stamp;
    if (current == null) {
      return;
    }
    tried = layer.changes();
    if (file.write(current, layer.graph()::save)) {
      written = tried;
    }
  }
}
