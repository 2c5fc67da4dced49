package io.astraflow.core.internal.index.packed;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A graph as bytes, big-endian: the name of the codes and the bytes of each, the frame's middle,
 * the number of slots, the slot where walks begin, then ids, links and codes by slot.
 */
final class GraphFormat {
  private GraphFormat() {}

  /** Writes a graph in which nothing is inserted meanwhile. */
  static void write(DataOutput out, Frame frame, Graph graph) throws IOException {
    int slots = graph.slots.limit();
    out.writeUTF(graph.codes.name());
    out.writeInt(graph.codes.bytes());
    frame.write(out);
    out.writeInt(slots);
    out.writeInt(graph.isEmpty() ? Slots.NONE : graph.entrySlot());
    graph.slots.save(out);
    graph.links.save(out, slots);
    graph.codes.save(out, slots);
  }

  /**
   * Reads a graph. Codes that another kind of JVM wrote are left out and made anew from the
   * vectors.
   */
  static GraphIndex read(DataInput in, Codes<?> codes, FullVectors vectors, Planner planner)
      throws IOException {
    String name = in.readUTF();
    int bytes = in.readInt();
    Frame frame = Frame.read(codes.dimension, in);
    int slots = in.readInt();
    int entry = in.readInt();
    if (slots < 0 || slots > Slots.MOST || entry < Slots.NONE || entry >= slots) {
      throw new IOException("it says that it has " + slots + " slots and begins at " + entry);
    }
    Graph graph = new Graph(codes);
    graph.slots.load(in, slots);
    graph.links.load(in, slots, slot -> !graph.slots.isFree(slot));
    if (entry != Slots.NONE && graph.slots.isFree(entry)) {
      throw new IOException("it begins at " + entry + ", where nothing is");
    }
    graph.enterAt(entry);
    GraphIndex index = new GraphIndex(frame, graph, vectors, planner);
    if (name.equals(codes.name()) && bytes == codes.bytes()) {
      graph.codes.load(in, slots);
    } else {
      skip(in, (long) slots * bytes);
      index.recode();
    }
    return index;
  }

  private static void skip(DataInput in, long bytes) throws IOException {
    byte[] skipped = new byte[1 << 16];
    for (long left = bytes; left > 0; left -= skipped.length) {
      in.readFully(skipped, 0, (int) Math.min(skipped.length, left));
    }
  }
}
