package io.astraflow.core.internal.index.hnswlib;

import com.github.jelmerk.hnswlib.core.hnsw.HnswIndex;
import io.astraflow.core.internal.index.exact.UnitVector;
import io.astraflow.core.internal.index.hnswlib.HnswlibGraph.Node;
import io.astraflow.spi.index.VectorSource;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A graph as bytes, without its vectors: the number of nodes and the entry point's position; for
 * each node its id, its number of levels, and per level the number of links and their positions.
 *
 * <p>Deleted nodes are left out, since the store no longer has their vectors. A link to one is
 * replaced by links to its neighbours, up to the number that a level may have.
 */
final class GraphPayload {
  private static final Logger LOG = LoggerFactory.getLogger(GraphPayload.class);
  private static final float[] NOTHING = {};
  private static final int MOST_LEVELS = 64;

  /** Of a graph that lost more than one in so many nodes, what is left is linked too badly. */
  private static final int MOST_GONE = 8;

  private final List<Node> nodes;
  private final int entryPoint;

  private GraphPayload(List<Node> nodes, int entryPoint) {
    this.nodes = nodes;
    this.entryPoint = entryPoint;
  }

  List<Node> nodes() {
    return nodes;
  }

  int entryPoint() {
    return entryPoint;
  }

  /** Takes the live nodes of an index that does not change meanwhile. */
  static GraphPayload of(HnswIndex<Long, float[], GraphItem, Float> index) {
    List<Node> all = new ArrayList<>();
    for (int i = 0; i < HnswlibGraph.size(index); i++) {
      all.add(HnswlibGraph.node(index, i));
    }
    return living(all, HnswlibGraph.entryPoint(index), index.getM());
  }

  private static GraphPayload living(List<Node> all, int entry, int m) {
    int[] positions = new int[all.size()];
    int live = 0;
    for (int i = 0; i < positions.length; i++) {
      positions[i] = all.get(i).deleted() ? -1 : live++;
    }
    List<Node> nodes = new ArrayList<>(live);
    for (int i = 0; i < all.size(); i++) {
      if (positions[i] >= 0) {
        nodes.add(relinked(all, i, positions, m));
      }
    }
    int kept = entry < 0 ? -1 : positions[entry];
    return new GraphPayload(nodes, kept >= 0 ? kept : highest(nodes));
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(nodes.size());
    out.writeInt(entryPoint);
    for (Node node : nodes) {
      out.writeLong(node.item().id());
      out.writeByte(node.links().length);
      for (int[] level : node.links()) {
        out.writeShort(level.length);
        for (int position : level) {
          out.writeInt(position);
        }
      }
    }
  }

  /**
   * Reads what {@link #write} wrote. Room is made only for what was really read. A node whose
   * vector the source no longer has is left out, unless these are many.
   *
   * @param m links that a level has as a rule; at most four times as many are read
   * @throws IOException if the bytes end early or are not a graph
   */
  static GraphPayload read(DataInput in, int dimension, int m, VectorSource vectors)
      throws IOException {
    int size = in.readInt();
    int entryPoint = in.readInt();
    check(size >= 0 && entryPoint < size && (entryPoint >= 0 || size == 0), "entry point");
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Long id = in.readLong();
      int levels = in.readUnsignedByte();
      check(levels >= 1 && levels <= MOST_LEVELS, "number of levels");
      int[][] links = new int[levels][];
      for (int level = 0; level < levels; level++) {
        links[level] = readLinks(in, size, 4 * m);
      }
      nodes.add(node(id, links, dimension, vectors));
    }
    checkLevels(nodes);
    long gone = nodes.stream().filter(Node::deleted).count();
    if (gone * MOST_GONE > size) {
      throw new IOException(gone + " of a graph's " + size + " vectors are gone");
    }
    return living(nodes, entryPoint, m);
  }

  private static Node node(Long id, int[][] links, int dimension, VectorSource vectors) {
    try {
      float[] vector = UnitVector.checked(vectors.vector(id), dimension);
      return new Node(new GraphItem(id, vector), false, links);
    } catch (IOException e) {
      LOG.debug("Vector {} is gone; only its links are of use", id, e);
      return new Node(new GraphItem(id, NOTHING), true, links);
    }
  }

  private static int[] readLinks(DataInput in, int size, int most) throws IOException {
    int count = in.readUnsignedShort();
    check(count <= most, "number of links");
    int[] links = new int[count];
    for (int i = 0; i < count; i++) {
      links[i] = in.readInt();
      check(links[i] >= 0 && links[i] < size, "link");
    }
    return links;
  }

  /** A search on a level follows every link there, so what is linked must reach up to it. */
  private static void checkLevels(List<Node> nodes) throws IOException {
    for (Node node : nodes) {
      for (int level = 0; level < node.links().length; level++) {
        for (int position : node.links()[level]) {
          check(nodes.get(position).links().length > level, "link");
        }
      }
    }
  }

  private static void check(boolean sound, String what) throws IOException {
    if (!sound) {
      throw new IOException("A graph has an impossible " + what);
    }
  }

  private static Node relinked(List<Node> all, int at, int[] positions, int m) {
    Node node = all.get(at);
    int[][] links = new int[node.links().length][];
    for (int level = 0; level < links.length; level++) {
      int most = level == 0 ? 2 * m : m;
      int atLevel = level;
      links[level] =
          Arrays.stream(node.links()[level])
              .flatMap(
                  to ->
                      positions[to] >= 0
                          ? Arrays.stream(new int[] {to})
                          : Arrays.stream(all.get(to).links()[atLevel]))
              .filter(to -> to != at && positions[to] >= 0)
              .map(to -> positions[to])
              .distinct()
              .limit(Math.max(most, node.links()[level].length))
              .toArray();
    }
    return new Node(node.item(), false, links);
  }

  private static int highest(List<Node> nodes) {
    int highest = -1;
    for (int i = 0; i < nodes.size(); i++) {
      if (highest < 0 || nodes.get(i).links().length > nodes.get(highest).links().length) {
        highest = i;
      }
    }
    return highest;
  }
}
