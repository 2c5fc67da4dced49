package io.astraflow.core.internal.index;

import io.astraflow.spi.index.IdSet;
import io.astraflow.spi.store.Transaction;
import java.util.Arrays;

/**
 * The ids of one collection in the store, without listing all of them at each change. Immutable.
 *
 * <p>An id that is given out is greater than all before it. So what is new lies above what is
 * known, and of what is known some may be gone: where, is found by counting in halves.
 */
final class StoredIds {
  /** So few ids are listed sooner than they are counted in halves. */
  private static final int LISTED = 1_024;

  /** When so many counts did not find all that is gone, it is spread too widely. */
  private static final int MOST_COUNTS = 200;

  private final long collection;

  StoredIds(long collection) {
    this.collection = collection;
  }

  /** Returns all ids. */
  IdSet all(Transaction tx) {
    return IdSet.ofAscending(tx.chunks().ids(collection, Long.MIN_VALUE, Long.MAX_VALUE));
  }

  /** Returns all ids, where those known were all at an earlier time. */
  IdSet since(IdSet known, Transaction tx) {
    if (known.size() == 0) {
      return all(tx);
    }
    Count count = new Count(known.ids(), tx);
    count.keep(0, known.size());
    if (count.counts > MOST_COUNTS) {
      return all(tx);
    }
    long last = known.ids()[known.size() - 1];
    count.append(tx.chunks().ids(collection, last + 1, Long.MAX_VALUE));
    return count.left();
  }

  /** Collects the ids that are left. */
  private final class Count {
    private final long[] known;
    private final Transaction tx;
    private long[] left;
    private int size;
    private int counts;

    Count(long[] known, Transaction tx) {
      this.known = known;
      this.tx = tx;
      this.left = new long[known.length + LISTED];
    }

    void keep(int from, int to) {
      if (++counts > MOST_COUNTS) {
        return;
      }
      long first = known[from];
      long last = known[to - 1];
      long found = tx.chunks().count(collection, first, last);
      if (found == to - from) {
        append(Arrays.copyOfRange(known, from, to));
      } else if (to - from <= LISTED) {
        append(tx.chunks().ids(collection, first, last));
      } else if (found > 0) {
        int middle = (from + to) >>> 1;
        keep(from, middle);
        keep(middle, to);
      }
    }

    void append(long[] ids) {
      if (size + ids.length > left.length) {
        left = Arrays.copyOf(left, size + ids.length);
      }
      System.arraycopy(ids, 0, left, size, ids.length);
      size += ids.length;
    }

    IdSet left() {
      return IdSet.ofAscending(Arrays.copyOf(left, size));
    }
  }
}
