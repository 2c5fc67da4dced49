package io.astraflow.core.internal.index.packed;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A graph as bytes, big-endian: the name of the codes, the frame's middle, the number of slots, the
 * slot where walks begin, then ids, links and codes by slot.
 */
final class GraphFormat {
  private GraphFormat() {}

  /** Writes a graph in which nothing is inserted meanwhile. */
  static void write(DataOutput out, Frame frame, Graph graph) throws IOException {
    int slots = graph.slots.limit();
    out.writeUTF(graph.codes.name());
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
  static GraphIndex read(DataInput in, Codes codes, FullVectors vectors) throws IOException {
    String name = in.readUTF();
    Frame frame = Frame.read(codes.dimension, in);
    int slots = in.readInt();
    int entry = in.readInt();
    if (slots < 0 || slots > Slots.MOST || entry < Slots.NONE || entry >= slots) {
      throw new IOException("it says that it has " + slots + " slots and begins at " + entry);
    }
    Graph graph = new Graph(codes);
    graph.slots.load(in, slots);
    graph.links.load(in, slots);
    graph.enterAt(entry);
    GraphIndex index = new GraphIndex(frame, graph, vectors);
    if (name.equals(graph.codes.name())) {
      graph.codes.load(in, slots);
    } else {
      index.recode();
    }
    return index;
  }
}
