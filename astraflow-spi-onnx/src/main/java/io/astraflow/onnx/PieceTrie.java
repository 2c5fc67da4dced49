package io.astraflow.onnx;

import java.util.Arrays;

/**
 * The word pieces of a vocabulary as a tree of characters, for longest-match look-up without
 * substrings. Immutable once filled, and then safe for use by many threads.
 */
final class PieceTrie {
  static final int ROOT = 0;
  static final int NONE = -1;

  private static final int CHILD_BITS = 24;
  private static final long CHILD_MASK = (1L << CHILD_BITS) - 1;
  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

  // One open-addressing table holds every edge: parent and character above, child below. No edge
  // leads to the root, so 0 marks a free slot.
  private long[] edges = new long[1 << 18];
  private int shift = 64 - 18;
  private int[] ids = new int[1 << 17];
  private int nodes = 1;

  PieceTrie() {
    Arrays.fill(ids, NONE);
  }

  /** Adds a piece with its id. */
  void add(CharSequence piece, int id) {
    int node = ROOT;
    for (int i = 0; i < piece.length(); i++) {
      node = childOrNew(node, piece.charAt(i));
    }
    ids[node] = id;
  }

  /** Returns the node below, or {@link #ROOT} if there is none. */
  int child(int node, char character) {
    long key = key(node, character);
    int slot = slot(key);
    while (edges[slot] != 0) {
      if (edges[slot] >>> CHILD_BITS == key) {
        return (int) (edges[slot] & CHILD_MASK);
      }
      slot = (slot + 1) & (edges.length - 1);
    }
    return ROOT;
  }

  /** Returns the id of the piece that ends at a node, or {@link #NONE}. */
  int id(int node) {
    return ids[node];
  }

  /** Returns the node of a text, or {@link #ROOT} if no piece begins with it. */
  int node(CharSequence text) {
    int node = ROOT;
    for (int i = 0; i < text.length(); i++) {
      node = child(node, text.charAt(i));
      if (node == ROOT) {
        return ROOT;
      }
    }
    return node;
  }

  private int childOrNew(int node, char character) {
    int child = child(node, character);
    if (child != ROOT) {
      return child;
    }
    grow();
    put((key(node, character) << CHILD_BITS) | nodes);
    return nodes++;
  }

  private void grow() {
    if (nodes == ids.length) {
      ids = Arrays.copyOf(ids, 2 * nodes);
      Arrays.fill(ids, nodes, ids.length, NONE);
    }
    if (2 * nodes > edges.length) {
      long[] old = edges;
      edges = new long[2 * old.length];
      shift--;
      for (long edge : old) {
        if (edge != 0) {
          put(edge);
        }
      }
    }
  }

  private void put(long edge) {
    int slot = slot(edge >>> CHILD_BITS);
    while (edges[slot] != 0) {
      slot = (slot + 1) & (edges.length - 1);
    }
    edges[slot] = edge;
  }

  private int slot(long key) {
    return (int) ((key * GOLDEN_RATIO) >>> shift);
  }

  private static long key(int node, char character) {
    return ((long) node << Character.SIZE) | character;
  }
}
